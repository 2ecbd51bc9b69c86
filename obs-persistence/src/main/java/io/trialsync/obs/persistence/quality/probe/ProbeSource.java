package io.trialsync.obs.persistence.quality.probe;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Properties;
import org.postgresql.Driver;

/**
 * A database of somebody else that probes may read. Its connections cannot write: the driver, the
 * session and every transaction say so, whatever the address says, and {@link TableProbe} refuses
 * roles that may. None is kept: probes are rare, and a source should not hold sessions for them.
 */
public final class ProbeSource {
  private static final Driver DRIVER = new Driver();
  private static final Duration LONGEST_CONNECT = Duration.ofSeconds(5);
  private static final Duration LONGEST_LOCK_WAIT = Duration.ofSeconds(2);

  /** How much later than the database the driver gives up: when the database does not answer. */
  private static final Duration GRACE = Duration.ofSeconds(2);

  /**
   * Said again behind the address, whose parameters could say otherwise. Functions and operators
   * are those of PostgreSQL, not those that somebody put before them; a probe takes one core.
   */
  private static final String SESSION =
      """
      set session characteristics as transaction read only;
      set search_path = pg_catalog;
      set max_parallel_workers_per_gather = 0;
      set lock_timeout = %1$d;
      set statement_timeout = %2$d;
      set idle_in_transaction_session_timeout = %2$d""";

  private final String url;
  private final String user;
  private final String password;

  public ProbeSource(String url, String user, String password) {
    this.url = url;
    this.user = user;
    this.password = password;
  }

  /** A session of its own that reads, and ends by itself when it takes longer than that. */
  public Connection open(Duration patience) throws SQLException {
    Connection connection = DRIVER.connect(url, properties(patience));
    if (connection == null) {
      throw new SQLException("not an address of PostgreSQL", "08001");
    }
    try {
      connection.setReadOnly(true);
      try (Statement statement = connection.createStatement()) {
        statement.execute(SESSION.formatted(lockWait(patience).toMillis(), patience.toMillis()));
      }
      connection.setAutoCommit(false);
      return connection;
    } catch (SQLException unusable) {
      connection.close();
      throw unusable;
    }
  }

  private Properties properties(Duration patience) {
    var properties = new Properties();
    properties.setProperty("user", user);
    properties.setProperty("password", password);
    properties.setProperty("ApplicationName", "obs-probe");
    properties.setProperty("readOnly", "true");
    properties.setProperty("readOnlyMode", "always");
    properties.setProperty("connectTimeout", seconds(shorter(patience, LONGEST_CONNECT)));
    properties.setProperty("loginTimeout", seconds(shorter(patience, LONGEST_CONNECT)));
    properties.setProperty("socketTimeout", seconds(patience.plus(GRACE)));
    properties.setProperty("logServerErrorDetail", "false");
    return properties;
  }

  private static Duration lockWait(Duration patience) {
    return shorter(patience, LONGEST_LOCK_WAIT);
  }

  private static Duration shorter(Duration one, Duration other) {
    return one.compareTo(other) < 0 ? one : other;
  }

  private static String seconds(Duration duration) {
    return String.valueOf(Math.max(1, duration.plusMillis(999).toSeconds()));
  }
}
