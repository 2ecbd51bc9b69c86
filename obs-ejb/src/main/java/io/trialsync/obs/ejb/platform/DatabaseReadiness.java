package io.trialsync.obs.ejb.platform;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Ready when writers and readers get an answer and the schema is the one of this version. */
@Readiness
@ApplicationScoped
public class DatabaseReadiness implements HealthCheck {
  private static final int SECONDS_FOR_AN_ANSWER = 2;

  @Resource(lookup = "jdbc/obs")
  DataSource writers;

  @Resource(lookup = "jdbc/obsHistory")
  DataSource readers;

  @Inject SchemaMigration migration;

  @Override
  public HealthCheckResponse call() {
    boolean answers = answers(writers) && answers(readers);
    boolean ready = answers && migration.done();
    var response = HealthCheckResponse.named("database").status(ready);
    if (!ready) {
      response.withData("reason", answers ? "the schema is not ready" : "no answer");
    }
    return response.build();
  }

  private static boolean answers(DataSource pool) {
    try (Connection connection = pool.getConnection();
        Statement statement = connection.createStatement()) {
      statement.setQueryTimeout(SECONDS_FOR_AN_ANSWER);
      return statement.execute("select 1");
    } catch (SQLException away) {
      return false;
    }
  }
}
