package io.trialsync.obs.launcher.scenarios;

import io.trialsync.obs.launcher.client.ServerCalls;
import io.trialsync.obs.launcher.scenarios.history.MadeHistory;
import io.trialsync.obs.launcher.scenarios.history.MadeRun;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Sends the histories, waits for the verdicts, and tells how right they were. */
final class Trial {
  private static final int EVENTS_PER_REQUEST = 100;
  private static final int RUNS_PER_LINE = 1_000;

  private final ScenariosSettings settings;
  private final List<MadeHistory> histories;
  private final ServerCalls calls;
  private final Verdicts verdicts;
  private final PrintStream out;
  private int runsRead;

  Trial(ScenariosSettings settings, ServerCalls calls, PrintStream out) {
    this.settings = settings;
    this.histories = settings.histories();
    this.calls = calls;
    this.verdicts = new Verdicts(calls);
    this.out = out;
  }

  /** Whether every check has reached its bar. */
  boolean run() throws InterruptedException {
    announce();
    histories.forEach(this::declare);
    send();
    out.println("Waiting until all are judged …");
    verdicts.await(histories);
    var scores = new Scores();
    for (MadeHistory history : histories) {
      scores.add(history, found(history));
    }
    return tell(new ScoreTable(scores));
  }

  private void announce() {
    out.printf(
        Locale.ROOT,
        "Seed %d: %d kinds of histories, %d jobs, %,d runs.%n",
        settings.seed(),
        histories.stream().map(MadeHistory::kind).distinct().count(),
        histories.size(),
        runs());
  }

  private int runs() {
    return histories.stream().mapToInt(history -> history.runs().size()).sum();
  }

  private void declare(MadeHistory history) {
    calls.set(history.jobId(), HistoryEvents.settings(history));
  }

  /** In the order of time, all jobs side by side, as a platform tells of them. */
  private void send() {
    List<Map<String, Object>> events =
        histories.stream()
            .flatMap(history -> history.runs().stream().map(run -> new Told(history, run)))
            .sorted(Comparator.comparing(told -> told.run().startedAt()))
            .flatMap(Told::events)
            .toList();
    out.printf(Locale.ROOT, "Sending %,d events …%n", events.size());
    for (int from = 0; from < events.size(); from += EVENTS_PER_REQUEST) {
      calls.sendArray(events.subList(from, Math.min(events.size(), from + EVENTS_PER_REQUEST)));
    }
  }

  private List<Set<String>> found(MadeHistory history) {
    var found = new ArrayList<Set<String>>();
    for (MadeRun run : history.runs()) {
      found.add(verdicts.badChecks(run.runId()));
      if (++runsRead % RUNS_PER_LINE == 0) {
        out.printf(Locale.ROOT, "%,d of %,d verdicts read%n", runsRead, runs());
      }
    }
    return found;
  }

  private boolean tell(ScoreTable table) {
    out.println();
    table.byKind().forEach(out::println);
    out.println();
    table.overall().forEach(out::println);
    if (settings.only().isPresent()) {
      return true;
    }
    List<String> complaints = table.belowBar();
    complaints.forEach(complaint -> out.println("BELOW ITS BAR: " + complaint));
    out.println(complaints.isEmpty() ? "Every check reaches its bar." : "");
    return complaints.isEmpty();
  }

  private record Told(MadeHistory history, MadeRun run) {
    Stream<Map<String, Object>> events() {
      return HistoryEvents.of(history.jobId(), run).stream();
    }
  }
}
