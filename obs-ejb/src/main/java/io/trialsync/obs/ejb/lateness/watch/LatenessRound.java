package io.trialsync.obs.ejb.lateness.watch;

import io.trialsync.obs.ejb.lateness.JobWatch;
import io.trialsync.obs.ejb.lateness.Lateness;
import io.trialsync.obs.ejb.lateness.LatenessJudge;
import io.trialsync.obs.ejb.lateness.PointCounts;
import io.trialsync.obs.ejb.lateness.schedule.Spans;
import io.trialsync.obs.persistence.lateness.DueLooks;
import io.trialsync.obs.persistence.lateness.FoundLateness;
import io.trialsync.obs.persistence.lateness.FoundState;
import io.trialsync.obs.persistence.lateness.KeptAlarm;
import io.trialsync.obs.persistence.lateness.ServerLease;
import io.trialsync.obs.persistence.lateness.SignsOfLife;
import io.trialsync.obs.persistence.lateness.UsualDurations;
import io.trialsync.obs.persistence.lateness.WatchedJob;
import io.trialsync.obs.persistence.lateness.WatchedRun;
import io.trialsync.obs.persistence.lateness.WatchedRuns;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;

/**
 * Looks at the jobs whose time has come, many in one transaction with a handful of statements, and
 * only while the server has the lease: whoever takes it over waits for the end of the transaction.
 */
final class LatenessRound {
  private static final System.Logger LOG = System.getLogger(LatenessRound.class.getName());

  /** As many as are judged in some hundredths of a second: so long a report may wait for them. */
  private static final int MOST_JOBS = 100;

  private final DataSource database;
  private final UUID server;
  private final JobWatches watches;

  /**
   * @param database its sessions see the rows of all tenants
   */
  LatenessRound(DataSource database, UUID server, LatenessDefaults defaults) {
    this.database = database;
    this.server = server;
    this.watches = new JobWatches(defaults);
  }

  /**
   * Looks once.
   *
   * @return what was found; empty when nothing is due, or another server has the lease
   */
  Optional<RoundFound> look(Instant now) throws SQLException {
    try (Connection connection = database.getConnection()) {
      connection.setAutoCommit(false);
      try {
        Optional<RoundFound> found = Optional.empty();
        if (new ServerLease(connection, LatenessWorker.LEASE, server).isHeld()) {
          List<WatchedJob> jobs = new DueLooks(connection).claim(now, MOST_JOBS);
          if (!jobs.isEmpty()) {
            found = Optional.of(judge(connection, jobs, now));
          }
        }
        connection.commit();
        return found;
      } finally {
        connection.rollback();
        connection.setAutoCommit(true);
      }
    }
  }

  private RoundFound judge(Connection connection, List<WatchedJob> jobs, Instant now)
      throws SQLException {
    var runs = new WatchedRuns(connection);
    Map<Long, List<WatchedRun>> runsOfJob = runs.of(jobs);
    Spans suspensions = JobWatches.spans(new SignsOfLife(connection, server).blindSpans());
    Map<Long, UsualDurations> usual = suspensions.list().isEmpty() ? Map.of() : runs.usual(jobs);
    var found = new RoundFound(now);
    for (WatchedJob job : jobs) {
      List<WatchedRun> ofJob = runsOfJob.getOrDefault(job.jobKey(), List.of());
      try {
        JobWatch watch = watches.of(job, ofJob, suspensions, usual.get(job.jobKey()));
        Lateness lateness = LatenessJudge.judge(watch, now);
        PointCounts points = LatenessJudge.decided(watch, lateness, job.decidedUntil(), now);
        found.add(job, watch, lateness, ofJob, points);
      } catch (RuntimeException broken) {
        // One job that cannot be judged must not keep the others from it.
        found.leaveOut(job);
        LOG.log(
            System.Logger.Level.ERROR,
            "event=lateness_not_judged tenant_id=%s job_id=%s The job is tried again later."
                .formatted(job.tenantId(), job.jobId()),
            broken);
      }
    }
    write(connection, found, now);
    return found;
  }

  private static void write(Connection connection, RoundFound found, Instant now)
      throws SQLException {
    var lateness = new FoundLateness(connection, now);
    List<FoundState> states = found.states();
    lateness.write(states);
    lateness.postpone(found.leftOut(), FoundStates.later(now));
    List<Long> keys = new ArrayList<>(states.stream().map(FoundState::jobKey).toList());
    List<KeptAlarm> raised = lateness.replace(keys, found.alarms());
    found.raised(raised);
  }
}
