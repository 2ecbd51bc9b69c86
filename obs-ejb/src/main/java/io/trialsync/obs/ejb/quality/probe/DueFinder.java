package io.trialsync.obs.ejb.quality.probe;

import io.trialsync.obs.ejb.job.JobRegistry;
import io.trialsync.obs.ejb.job.ProbeSetting;
import io.trialsync.obs.ejb.run.RunReference;
import io.trialsync.obs.persistence.quality.probe.ProbeStore.Occasion;
import io.trialsync.obs.persistence.quality.probe.ProbedJob;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;

/**
 * Finds what is to be looked at now. Probes of a job with the same interval are one run of it; what
 * was missed while no server ran is not made up for, since the tables have moved on.
 */
final class DueFinder {
  private static final String AFTER_RUN = "after_run";

  private final Map<Occasion, String> done;
  private final Instant now;

  DueFinder(Map<Occasion, String> done, Instant now) {
    this.done = done;
    this.now = now;
  }

  List<DueProbes> of(ProbedJob job) {
    var due = new ArrayList<DueProbes>();
    var afterRun = new TreeMap<String, ProbeSetting>();
    var byInterval = new TreeMap<Duration, SortedMap<String, ProbeSetting>>();
    JobRegistry.readProbes(job.probes())
        .forEach(
            (table, probe) -> {
              if (probe.followsRuns()) {
                afterRun.put(table, probe);
              }
              if (probe.every() != null) {
                byInterval
                    .computeIfAbsent(probe.every(), every -> new TreeMap<>())
                    .put(table, probe);
              }
            });
    if (job.ended() != null && !afterRun.isEmpty()) {
      due.add(afterRun(job, job.ended(), afterRun));
    }
    byInterval.forEach((every, probes) -> due.add(bySchedule(job, every, probes)));
    due.removeIf(each -> each.token().equals(done.get(each.occasion())));
    return due;
  }

  private static DueProbes afterRun(
      ProbedJob job, ProbedJob.EndedRun run, SortedMap<String, ProbeSetting> probes) {
    return new DueProbes(
        job.tenantId(),
        job.jobId(),
        new Occasion(job.jobKey(), AFTER_RUN),
        run.runKey().toString(),
        null,
        new RunReference(run.runKey(), run.runId(), run.attempt()),
        probes);
  }

  private DueProbes bySchedule(
      ProbedJob job, Duration every, SortedMap<String, ProbeSetting> probes) {
    long seconds = every.toSeconds();
    var slot = Instant.ofEpochSecond(Math.floorDiv(now.getEpochSecond(), seconds) * seconds);
    var occasion = new Occasion(job.jobKey(), every.toString());
    return new DueProbes(
        job.tenantId(),
        job.jobId(),
        occasion,
        slot.toString(),
        slot,
        RunReference.of(runId(job, occasion, slot)),
        probes);
  }

  /** The same for each node, and again after a crash: what is reported twice is one run. */
  private static UUID runId(ProbedJob job, Occasion occasion, Instant slot) {
    String name =
        String.join("\n", "probe", job.tenantId(), job.jobId(), occasion.name(), slot.toString());
    return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
  }
}
