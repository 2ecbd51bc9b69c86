package io.trialsync.obs.ejb.retention;

import io.trialsync.obs.persistence.retention.RetentionLock;
import io.trialsync.obs.persistence.retention.RowCounts;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Does the removing, on whichever node gets the lock, on a connection that no report waits for. */
@ApplicationScoped
class RetentionWork {
  private static final System.Logger LOG = System.getLogger(RetentionWork.class.getName());

  @Resource(lookup = "jdbc/obsRetention")
  DataSource database;

  @Inject RetentionRules rules;
  @Inject Clock clock;
  @Inject Event<RowsRemoved> removed;

  private volatile boolean stopped;

  @PreDestroy
  void stop() {
    stopped = true;
  }

  /**
   * Removes what is too old, unless it is being done elsewhere already.
   *
   * @param tenantId whose rows; null for all tenants
   * @param begun is called as soon as the work is on record
   * @return whether it was this call that did it
   */
  boolean run(@Nullable String tenantId, Runnable begun) throws SQLException {
    return alone(connection -> sweep(connection, tenantId, begun));
  }

  /**
   * Goes the way of the removing once with nothing to remove, unless it is being done elsewhere.
   * Loading its code and planning its statements takes both cores for some tenths of a second; so
   * that happens at the start, and not at night while reports come in.
   */
  void rehearse() throws SQLException {
    alone(
        connection ->
            new Sweep(connection, rules, clock, Pace.FAIR, new Announcing(() -> {})).rehearse());
  }

  /** What is done by one node at a time. */
  @FunctionalInterface
  private interface Task {
    void on(Connection connection) throws SQLException;
  }

  private boolean alone(Task task) throws SQLException {
    try (Connection connection = database.getConnection()) {
      if (!RetentionLock.take(connection)) {
        return false;
      }
      try {
        task.on(connection);
        return true;
      } finally {
        release(connection);
      }
    }
  }

  private void sweep(Connection connection, @Nullable String tenantId, Runnable begun)
      throws SQLException {
    Instant start = clock.instant();
    try {
      SweepResult result =
          new Sweep(connection, rules, clock, Pace.FAIR, new Announcing(begun)).run(tenantId);
      tell(result, tenantId, Duration.between(start, clock.instant()));
    } catch (SQLException failure) {
      LOG.log(
          System.Logger.Level.WARNING,
          "event=retention_failed sql_state={0}; what was removed stays removed, the next run goes on",
          failure.getSQLState());
      throw failure;
    }
  }

  private static void tell(SweepResult result, @Nullable String tenantId, Duration took) {
    RowCounts rows = result.removed();
    LOG.log(
        System.Logger.Level.INFO,
        "event=retention_done complete=%s by_hand=%s tenants=%d jobs=%d runs=%d attempts=%d stages=%d life_cycle_lines=%d job_days=%d duration_ms=%d"
            .formatted(
                result.complete(),
                tenantId != null,
                result.tenants(),
                result.jobs(),
                rows.runs(),
                rows.attempts(),
                rows.stages(),
                rows.lifeCycleLines(),
                rows.jobDays(),
                took.toMillis()));
  }

  private static void release(Connection connection) {
    try {
      RetentionLock.release(connection);
    } catch (SQLException gone) {
      LOG.log(System.Logger.Level.DEBUG, "the session is gone, and its lock with it", gone);
    }
  }

  /** Passes on what a sweep says to who waits for it and to who counts. */
  private final class Announcing implements SweepListener {
    private final Runnable begun;

    Announcing(Runnable begun) {
      this.begun = begun;
    }

    @Override
    public void begun() {
      begun.run();
    }

    @Override
    public void removed(RowCounts rows) {
      removed.fire(new RowsRemoved(RemovedCounts.of(rows)));
    }

    @Override
    public boolean stopped() {
      return stopped;
    }
  }
}
