package io.trialsync.obs.ejb.metrics;

import io.trialsync.obs.persistence.metrics.Expectation;
import io.trialsync.obs.persistence.metrics.JobState;
import io.trialsync.obs.persistence.metrics.LastRuns;
import io.trialsync.obs.persistence.metrics.NewestVerdict;
import io.trialsync.obs.persistence.metrics.OpenFindings;
import io.trialsync.obs.persistence.metrics.UsedTables;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Puts one job with the worst of each in the place of a tenant's jobs beyond the limit, since they
 * would be silent otherwise. One that is paused is never the worst.
 */
final class OtherJobs {
  private final Map<String, JobState> byTenant = new LinkedHashMap<>();

  void add(JobState job) {
    byTenant.merge(job.tenantId(), nameless(job), OtherJobs::worst);
  }

  List<JobState> all() {
    return List.copyOf(byTenant.values());
  }

  /**
   * Tables lose their names, too. A job that has not run yet counts from when it is expected, as
   * the alert does; else the run of another job would hide it.
   */
  private static JobState nameless(JobState job) {
    LastRuns runs = job.runs();
    return new JobState(
        job.tenantId(),
        LabelText.OTHER,
        job.enabled(),
        null,
        null,
        Map.of(),
        new LastRuns(
            latest(runs.startedAt(), job.expectation().since()),
            runs.succeededAt(),
            runs.failedAt(),
            runs.errorCategory(),
            runs.consecutiveFailures(),
            runs.retries(),
            runs.retriesExhausted()),
        job.expectation(),
        job.findings().stream()
            .map(
                findings ->
                    new OpenFindings(
                        other(findings.table()),
                        findings.check(),
                        findings.severity(),
                        findings.number()))
            .toList(),
        job.verdicts().stream()
            .map(
                verdict ->
                    new NewestVerdict(
                        other(verdict.table()),
                        verdict.check(),
                        verdict.verdict(),
                        verdict.value(),
                        verdict.badSince()))
            .toList(),
        UsedTables.NONE);
  }

  private static JobState worst(JobState one, JobState next) {
    if (one.enabled() != next.enabled()) {
      return one.enabled() ? one : next;
    }
    return new JobState(
        one.tenantId(),
        one.jobId(),
        one.enabled(),
        null,
        null,
        Map.of(),
        worst(one.runs(), next.runs()),
        worst(one.expectation(), next.expectation()),
        Stream.concat(one.findings().stream(), next.findings().stream()).toList(),
        Stream.concat(one.verdicts().stream(), next.verdicts().stream()).toList(),
        UsedTables.NONE);
  }

  private static LastRuns worst(LastRuns one, LastRuns next) {
    boolean nextFailedLater =
        Objects.equals(latest(one.failedAt(), next.failedAt()), next.failedAt());
    return new LastRuns(
        earliest(one.startedAt(), next.startedAt()),
        earliest(one.succeededAt(), next.succeededAt()),
        latest(one.failedAt(), next.failedAt()),
        nextFailedLater ? next.errorCategory() : one.errorCategory(),
        Math.max(one.consecutiveFailures(), next.consecutiveFailures()),
        most(one.retries(), next.retries(), Comparator.naturalOrder()),
        one.retriesExhausted() || next.retriesExhausted());
  }

  private static Expectation worst(Expectation one, Expectation next) {
    return new Expectation(
        one.since().isBefore(next.since()) ? one.since() : next.since(),
        earliest(one.startBy(), next.startBy()),
        earliest(one.finishBy(), next.finishBy()),
        Math.max(one.stuckRuns(), next.stuckRuns()));
  }

  private static @Nullable String other(@Nullable String table) {
    return table == null ? null : LabelText.OTHER;
  }

  private static @Nullable Instant earliest(@Nullable Instant one, @Nullable Instant other) {
    return most(one, other, Comparator.reverseOrder());
  }

  private static @Nullable Instant latest(@Nullable Instant one, @Nullable Instant other) {
    return most(one, other, Comparator.naturalOrder());
  }

  private static <T> @Nullable T most(@Nullable T one, @Nullable T other, Comparator<T> order) {
    return one == null || (other != null && order.compare(other, one) > 0) ? other : one;
  }
}
