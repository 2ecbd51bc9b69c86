package io.trialsync.obs.ejb.platform;

import io.trialsync.obs.ejb.run.Ingest;
import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;

/**
 * Ready when writers and readers get an answer, the schema is the one of this version, and there is
 * room.
 */
@Readiness
@ApplicationScoped
public class DatabaseReadiness implements HealthCheck {
  private static final int SECONDS_FOR_AN_ANSWER = 2;

  @Resource(lookup = "jdbc/obs")
  DataSource writers;

  @Resource(lookup = "jdbc/obsHistory")
  DataSource readers;

  @Inject SchemaMigration migration;
  @Inject Ingest ingest;

  @Override
  public HealthCheckResponse call() {
    boolean answers = answers(writers) && answers(readers);
    if (!answers) {
      return down("no answer");
    }
    if (!migration.done()) {
      return down("the schema is not ready");
    }
    return ingest.hasRoom() ? response().up().build() : down("its disk is full");
  }

  private static HealthCheckResponse down(String reason) {
    return response().down().withData("reason", reason).build();
  }

  private static HealthCheckResponseBuilder response() {
    return HealthCheckResponse.named("database");
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
