package io.trialsync.obs.ejb.retention;

import io.trialsync.obs.persistence.retention.RemovedRows;
import io.trialsync.obs.persistence.retention.RetainedJob;
import io.trialsync.obs.persistence.retention.RetentionRun;
import io.trialsync.obs.persistence.retention.RetentionRunStore;
import io.trialsync.obs.persistence.retention.RowCounts;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One run of retention on one connection, which holds the lock: tenant by tenant, job by job. */
final class Sweep {
  private static final Duration BETWEEN_RECORDS = Duration.ofSeconds(1);
  private static final int DAYS_TO_REMEMBER = 400;
  private static final Duration OLDEST_COMPONENT = Duration.ofDays(1);

  /**
   * Jobs of a rehearsal: with so many steps every statement has been planned and its code loaded.
   */
  private static final int JOBS_TO_REHEARSE = 20;

  /** Nothing is as old. */
  private static final FirstDays BEFORE_ALL =
      new FirstDays(LocalDate.EPOCH, LocalDate.EPOCH, LocalDate.EPOCH);

  private final Connection connection;
  private final RetentionRunStore store;
  private final RetentionRules rules;
  private final Clock clock;
  private final Pace pace;
  private final SweepListener listener;

  Sweep(
      Connection connection, RetentionRules rules, Clock clock, Pace pace, SweepListener listener) {
    this.connection = connection;
    this.store = new RetentionRunStore(connection);
    this.rules = rules;
    this.clock = clock;
    this.pace = pace;
    this.listener = listener;
  }

  /**
   * Removes what is too old.
   *
   * @param tenantId whose rows; null for all tenants, as every day
   */
  SweepResult run(@Nullable String tenantId) throws SQLException {
    store.endInterrupted(clock.instant());
    SweepResult sum = SweepResult.NOTHING;
    for (Map.Entry<String, List<RetainedJob>> tenant : jobs(tenantId).entrySet()) {
      sum = sum.plus(sweep(tenant.getKey(), tenant.getValue(), tenantId != null));
      if (listener.stopped()) {
        break;
      }
    }
    forgetWhatWasTold(tenantId);
    return sum;
  }

  /** Not by tenants that have jobs: alerts and components of others are kept, too. */
  private void forgetWhatWasTold(@Nullable String tenantId) throws SQLException {
    Instant now = clock.instant();
    store.forgetAlerts(tenantId, now.minus(Duration.ofDays(rules.alertDays())));
    store.forgetComponents(tenantId, now.minus(OLDEST_COMPONENT));
  }

  /** Goes the same way over a few jobs with nothing to remove, and leaves no record. */
  void rehearse() throws SQLException {
    var walk = new Walk(new RemovedRows(connection), pace, listener::stopped, batch -> {});
    List<RetainedJob> all = store.jobs(null);
    for (RetainedJob job : all.subList(0, Math.min(JOBS_TO_REHEARSE, all.size()))) {
      walk.over(job, BEFORE_ALL, Optional.empty());
    }
  }

  private Map<String, List<RetainedJob>> jobs(@Nullable String tenantId) throws SQLException {
    Map<String, List<RetainedJob>> jobs = new LinkedHashMap<>();
    if (tenantId != null) {
      jobs.put(tenantId, new ArrayList<>());
    }
    for (RetainedJob job : store.jobs(tenantId)) {
      jobs.computeIfAbsent(job.tenantId(), tenant -> new ArrayList<>()).add(job);
    }
    return jobs;
  }

  private RetentionRun sweep(String tenantId, List<RetainedJob> jobs, boolean byHand)
      throws SQLException {
    Instant now = clock.instant();
    FirstDays first = rules.ages(tenantId).firstDays(LocalDate.ofInstant(now, ZoneOffset.UTC));
    Optional<LocalDate> linesGone = store.linesGoneBefore(tenantId);
    RetentionRun begun = begin(tenantId, now, first, jobs.size(), byHand);
    store.write(begun);
    listener.begun();
    RetentionRun walked = walk(begun, jobs, first, linesGone);
    RetentionRun ended = walked.ended(clock.instant(), walked.jobsDone() == jobs.size());
    store.write(ended);
    store.forget(tenantId, now.minus(Duration.ofDays(DAYS_TO_REMEMBER)));
    store.forgetQuality(tenantId, first.runs());
    store.forgetAudit(tenantId, now.minus(Duration.ofDays(rules.auditDays())));
    return ended;
  }

  private RetentionRun walk(
      RetentionRun begun, List<RetainedJob> jobs, FirstDays first, Optional<LocalDate> linesGone)
      throws SQLException {
    var walk = new Walk(new RemovedRows(connection), pace, listener::stopped, batch -> {});
    RetentionRun run = begun;
    Instant written = begun.startedAt();
    for (RetainedJob job : jobs) {
      RowCounts rows = walk.over(job, first, linesGone);
      listener.removed(rows);
      boolean whole = !listener.stopped();
      run = run.progressed(run.jobsDone() + (whole ? 1 : 0), run.removed().plus(rows));
      if (!whole) {
        break;
      }
      Instant now = clock.instant();
      if (Duration.between(written, now).compareTo(BETWEEN_RECORDS) >= 0) {
        store.write(run);
        written = now;
      }
    }
    return run;
  }

  private static RetentionRun begin(
      String tenantId, Instant now, FirstDays first, int jobs, boolean byHand) {
    return new RetentionRun(
        tenantId,
        now,
        null,
        false,
        byHand,
        first.runs(),
        first.lifeCycle(),
        first.rollups(),
        jobs,
        0,
        RowCounts.NONE);
  }
}
