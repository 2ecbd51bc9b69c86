package io.trialsync.obs.persistence;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;

/** A connection that counts what is prepared on it: each statement of ours is prepared and run. */
public final class CountedStatements {
  private int statements;

  /** The connection itself, counted. */
  public Connection over(Connection connection) {
    return (Connection)
        Proxy.newProxyInstance(
            Connection.class.getClassLoader(),
            new Class<?>[] {Connection.class},
            (proxy, method, arguments) -> {
              statements += method.getName().equals("prepareStatement") ? 1 : 0;
              try {
                return method.invoke(connection, arguments);
              } catch (InvocationTargetException failure) {
                throw failure.getCause();
              }
            });
  }

  /** How many there were so far. */
  public int number() {
    return statements;
  }
}
