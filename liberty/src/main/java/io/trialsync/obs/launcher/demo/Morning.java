package io.trialsync.obs.launcher.demo;

import io.openlineage.client.OpenLineage.RunEvent;
import io.trialsync.obs.launcher.client.ServerAddress;
import io.trialsync.obs.launcher.client.ServerCalls;
import java.io.PrintStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Sends the last week of every job, up to this morning, and says so while it does it. */
final class Morning {
  /** Small enough for one look at an answer, large enough that it is not one request an event. */
  private static final int EVENTS_PER_REQUEST = 100;

  private final DemoWeek week;
  private final ServerCalls calls;
  private final LineageSender lineage;
  private final PrintStream out;

  Morning(ServerAddress address, String token, Instant now, PrintStream out) {
    week = new DemoWeek(now);
    calls = new ServerCalls(address, token);
    lineage = new LineageSender(address, token);
    this.out = out;
  }

  /** Sends all of it; returns the latest run of each job, in the order of the platform. */
  List<DemoRun> tell() {
    var latest = new ArrayList<DemoRun>();
    for (DemoJob job : ClinicalPlatform.jobs()) {
      List<DemoRun> runs = week.runsOf(job);
      if (job.flaw() == Flaw.NULL_SPIKE) {
        calls.set(job.jobId(), Map.of("key_columns", job.keyColumns()));
      }
      if (job.reporter() == Reporter.PING) {
        // Its run of this hour starts and ends within a moment, which no other run of it did.
        calls.set(job.jobId(), Map.of("checks", Map.of("duration", Map.of("severity", "off"))));
      }
      out.printf("%-36s %2d runs: %s%n", job.jobId(), runs.size(), job.reporter().description());
      String outcome = send(job, runs);
      DemoRun last =
          job.reporter() == Reporter.PING ? week.runOfThisHour(job) : runs.get(runs.size() - 1);
      out.printf("%-36s         %s; latest: %s%s%n", "", outcome, told(last), flaw(last));
      latest.add(last);
    }
    return latest;
  }

  /**
   * Sends the oldest good run of each job only: counters have to be there before one can see them
   * grow, and a failed run would be an alert until the week is told.
   */
  void tellFirstRuns() {
    for (DemoJob job : ClinicalPlatform.jobs()) {
      List<DemoRun> first =
          week.runsOf(job).stream().filter(run -> run.story() == Story.SUCCESS).limit(1).toList();
      if (job.reporter().usesOpenLineage()) {
        send(job, first);
      } else {
        sendRunEvents(job, first);
      }
    }
  }

  private String send(DemoJob job, List<DemoRun> runs) {
    if (job.reporter().usesOpenLineage()) {
      List<RunEvent> events = runs.stream().flatMap(run -> LineageEvents.of(run).stream()).toList();
      lineage.send(events, job.reporter() == Reporter.SPARK);
      return events.size() + " events taken";
    }
    String outcome = sendRunEvents(job, runs);
    return job.reporter() == Reporter.PING ? outcome + ping(job) : outcome;
  }

  private String sendRunEvents(DemoJob job, List<DemoRun> runs) {
    // A pinging job tells its past in run events, since a ping happens now and has no time.
    List<Map<String, Object>> events =
        runs.stream()
            .filter(run -> job.reporter() != Reporter.PING || run.story() == Story.SUCCESS)
            .flatMap(run -> RunEvents.of(run).stream())
            .toList();
    int accepted = 0;
    int duplicates = 0;
    for (int from = 0; from < events.size(); from += EVENTS_PER_REQUEST) {
      var part = events.subList(from, Math.min(events.size(), from + EVENTS_PER_REQUEST));
      var receipt =
          job.reporter() == Reporter.RUN_EVENT_LINES
              ? calls.sendLines(part)
              : calls.sendArray(part);
      accepted += receipt.accepted();
      duplicates += receipt.duplicates();
    }
    return accepted + " events new, " + duplicates + " known already";
  }

  private String ping(DemoJob job) {
    DemoRun run = week.runOfThisHour(job);
    if (calls.knows(run.runId())) {
      return "; pinged in this hour already";
    }
    if (run.story() == Story.SKIPPED) {
      calls.ping(job.jobId(), "skip", run.runId());
      return "; ping/skip";
    }
    calls.ping(job.jobId(), "start", run.runId());
    calls.ping(job.jobId(), "success", run.runId());
    return "; ping/start, ping/success";
  }

  private static String flaw(DemoRun run) {
    return switch (run.flaw()) {
      case NONE -> "";
      case NULL_SPIKE -> ", without a value in 30 % of a key column";
      case HALF_THE_ROWS -> ", with half of the rows";
      case RENAMED_COLUMN -> ", with a renamed column";
    };
  }

  private static String told(DemoRun run) {
    return switch (run.story()) {
      case SUCCESS -> "success";
      case RETRIED -> "success at the second attempt";
      case FAILED -> "failed, " + run.job().error().code();
      case SKIPPED -> "skipped";
      case RUNNING -> "still running";
    };
  }
}
