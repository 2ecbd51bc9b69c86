package io.trialsync.obs.ejb.platform;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.output.MigrateResult;
import org.jspecify.annotations.Nullable;

/**
 * Brings the database to the schema of this version, in the background and until it succeeds: the
 * server starts without its database, and a long migration is no reason to call it dead.
 */
@Singleton
@Startup
@DependsOn("SettingsCheck")
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionManagement(TransactionManagementType.BEAN)
public class SchemaMigration {
  private static final System.Logger LOG = System.getLogger(SchemaMigration.class.getName());
  private static final long SECONDS_BETWEEN_ATTEMPTS = 3;

  @Resource(lookup = "jdbc/obsMigration")
  DataSource database;

  @Resource ManagedScheduledExecutorService executor;

  private volatile boolean done;
  private String lastComplaint = "";
  private @Nullable ScheduledFuture<?> attempts;

  @PostConstruct
  void start() {
    attempts =
        executor.scheduleWithFixedDelay(
            this::attempt, 0, SECONDS_BETWEEN_ATTEMPTS, TimeUnit.SECONDS);
  }

  @PreDestroy
  void stop() {
    if (attempts != null) {
      attempts.cancel(true);
    }
  }

  /** Whether the database has the schema that this version needs. */
  public boolean done() {
    return done;
  }

  private void attempt() {
    if (done) {
      return;
    }
    try {
      MigrateResult result = flyway().migrate();
      warnOfUnsafeSettings();
      done = true;
      LOG.log(
          System.Logger.Level.INFO,
          "The schema is ready; " + result.migrationsExecuted + " migrations ran now.");
      stop();
    } catch (FlywayException | SQLException failure) {
      complain(failure);
    }
  }

  private Flyway flyway() {
    return Flyway.configure(SchemaMigration.class.getClassLoader())
        .dataSource(database)
        .locations("classpath:db/migration")
        .load();
  }

  private void warnOfUnsafeSettings() throws SQLException {
    try (Connection connection = database.getConnection()) {
      for (String warning : DurabilitySetting.warnings(connection)) {
        LOG.log(System.Logger.Level.WARNING, warning);
      }
      RowSecurity.warning(connection)
          .ifPresent(warning -> LOG.log(System.Logger.Level.WARNING, warning));
      PrivacySetting.warning(connection)
          .ifPresent(warning -> LOG.log(System.Logger.Level.WARNING, warning));
    }
  }

  /** Says why there is no schema yet, once for each reason and not once for each attempt. */
  private void complain(Exception failure) {
    String complaint = Reason.of(failure);
    if (!complaint.equals(lastComplaint)) {
      lastComplaint = complaint;
      LOG.log(
          System.Logger.Level.WARNING,
          "The schema cannot be brought up to date, trying again every "
              + SECONDS_BETWEEN_ATTEMPTS
              + " s: "
              + complaint);
    }
  }
}
