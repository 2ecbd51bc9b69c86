package io.trialsync.obs.ejb.lateness.watch;

import io.trialsync.obs.ejb.lateness.JobWatch;
import io.trialsync.obs.ejb.lateness.Lateness;
import io.trialsync.obs.ejb.lateness.PointCounts;
import io.trialsync.obs.ejb.lateness.RunState;
import io.trialsync.obs.ejb.lateness.RunView;
import io.trialsync.obs.ejb.run.GivenUpRun;
import io.trialsync.obs.ejb.run.RunReference;
import io.trialsync.obs.persistence.lateness.FoundState;
import io.trialsync.obs.persistence.lateness.KeptAlarm;
import io.trialsync.obs.persistence.lateness.WatchedJob;
import io.trialsync.obs.persistence.lateness.WatchedRun;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;

/** What one round found, on its way into the database and to those who are told. */
final class RoundFound {
  private final Instant now;
  private final Map<Long, WatchedJob> jobs = new LinkedHashMap<>();
  private final Set<Long> scheduled = new HashSet<>();
  private final Map<Long, PointCounts> points = new HashMap<>();
  private final List<FoundState> states = new ArrayList<>();
  private final List<KeptAlarm> alarms = new ArrayList<>();
  private final List<Long> leftOut = new ArrayList<>();
  private final Map<String, List<GivenUpRun>> givenUp = new HashMap<>();
  private List<KeptAlarm> raised = List.of();

  RoundFound(Instant now) {
    this.now = now;
  }

  void add(
      WatchedJob job,
      JobWatch watch,
      Lateness lateness,
      List<WatchedRun> runs,
      PointCounts decided) {
    jobs.put(job.jobKey(), job);
    if (lateness.awaited() != null) {
      scheduled.add(job.jobKey());
    }
    points.put(job.jobKey(), decided);
    states.add(FoundStates.of(job, watch, lateness, now, decided.until()));
    alarms.addAll(FoundStates.alarms(job, lateness));
    Map<UUID, WatchedRun> byKey = new HashMap<>();
    runs.forEach(run -> byKey.put(run.runKey(), run));
    for (RunView view : lateness.openRuns()) {
      if (view.state().isGivenUp()) {
        WatchedRun run = Objects.requireNonNull(byKey.get(view.runKey()));
        givenUp
            .computeIfAbsent(job.tenantId(), unseen -> new ArrayList<>())
            .add(givenUp(job, run, view));
      }
    }
  }

  void leaveOut(WatchedJob job) {
    leftOut.add(job.jobKey());
  }

  void raised(List<KeptAlarm> nobodyRaisedBefore) {
    raised = nobodyRaisedBefore;
  }

  List<FoundState> states() {
    return states;
  }

  List<KeptAlarm> alarms() {
    return alarms;
  }

  List<Long> leftOut() {
    return leftOut;
  }

  /** Runs that are to be given up, by tenant. */
  Map<String, List<GivenUpRun>> givenUp() {
    return givenUp;
  }

  /** What there is to tell of jobs that have a schedule or a new alarm. */
  List<LatenessFound> news() {
    Map<Long, List<LatenessFound.Raised>> ofJob = new HashMap<>();
    for (KeptAlarm alarm : raised) {
      ofJob
          .computeIfAbsent(alarm.jobKey(), unseen -> new ArrayList<>())
          .add(new LatenessFound.Raised(alarm.kind(), alarm.of(), alarm.runKey()));
    }
    List<LatenessFound> news = new ArrayList<>();
    jobs.forEach(
        (key, job) -> {
          var found =
              new LatenessFound(
                  job.tenantId(),
                  job.jobId(),
                  ofJob.getOrDefault(key, List.of()),
                  Objects.requireNonNull(points.get(key)));
          if (!found.raised().isEmpty() || scheduled.contains(key)) {
            news.add(found);
          }
        });
    return news;
  }

  private static GivenUpRun givenUp(WatchedJob job, WatchedRun run, RunView view) {
    boolean unseen = view.state() == RunState.LOST_UNSEEN;
    String last = "Nothing was heard of the run since %s.".formatted(run.heardAt());
    return new GivenUpRun(
        job.jobId(),
        new RunReference(run.runKey(), run.runId(), run.attempt()),
        Objects.requireNonNull(view.since()),
        unseen,
        unseen ? last + " It may have ended while the server was away." : last);
  }
}
