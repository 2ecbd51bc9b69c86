package io.trialsync.obs.persistence;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import javax.sql.DataSource;

/** Connections that count what is prepared on them: each statement of ours is prepared and run. */
public final class CountedStatements {
  private int statements;

  /** Connections that are all counted together. */
  public DataSource over(DataSource database) {
    return wrap(
        DataSource.class,
        database,
        (name, answer) -> name.equals("getConnection") ? over((Connection) answer) : answer);
  }

  /** That connection, counted. */
  public Connection over(Connection connection) {
    return wrap(
        Connection.class,
        connection,
        (name, answer) -> {
          statements += name.matches("prepare.*|createStatement") ? 1 : 0;
          return answer;
        });
  }

  /** How many there were so far. */
  public int number() {
    return statements;
  }

  /** What becomes of the answer of a method. */
  @FunctionalInterface
  private interface Seen {
    Object answer(String method, Object answer);
  }

  private static <T> T wrap(Class<T> type, T wrapped, Seen seen) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (proxy, method, arguments) -> {
              try {
                return seen.answer(method.getName(), method.invoke(wrapped, arguments));
              } catch (InvocationTargetException failure) {
                throw failure.getCause();
              }
            }));
  }
}
