package io.trialsync.obs.launcher.scenarios;

import io.trialsync.obs.launcher.client.CommandException;
import io.trialsync.obs.launcher.client.ServerCalls;
import io.trialsync.obs.launcher.scenarios.history.MadeHistory;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the server says about runs, once it has judged all of them. */
final class Verdicts {
  private static final Set<String> BAD = Set.of("warn", "fail");
  private static final Pattern LAG =
      Pattern.compile("(?m)^trialsync_dq_evaluator_lag_seconds(?:\\{[^}]*})? ([0-9.eE+-]+)$");
  private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(2);

  /** A figure of /metrics may be this old, so it must have been good for longer. */
  private static final int LOOKS_IN_A_ROW = 4;

  private static final int LOOKS_AT_MOST = 900;

  private final ServerCalls calls;

  Verdicts(ServerCalls calls) {
    this.calls = calls;
  }

  /** Waits until no run waits to be judged. */
  void await(List<MadeHistory> histories) throws InterruptedException {
    int good = 0;
    for (int look = 0; look < LOOKS_AT_MOST; look++) {
      Thread.sleep(BETWEEN_LOOKS.toMillis());
      good = lag() == 0 && allLastAreJudged(histories) ? good + 1 : 0;
      if (good == LOOKS_IN_A_ROW) {
        return;
      }
    }
    throw CommandException.failure("Half an hour later there are still runs that nobody judged.");
  }

  private double lag() {
    Matcher lag = LAG.matcher(calls.text("/metrics"));
    return lag.find() ? Double.parseDouble(lag.group(1)) : 0;
  }

  private boolean allLastAreJudged(List<MadeHistory> histories) {
    return histories.stream()
        .map(history -> history.runs().get(history.runs().size() - 1).runId())
        .noneMatch(run -> checks(run).isEmpty());
  }

  /** Names of the checks that found something wrong with the run. */
  Set<String> badChecks(UUID runId) {
    var names = new HashSet<String>();
    for (Object check : checks(runId)) {
      if (check instanceof Map<?, ?> told && BAD.contains(told.get("verdict"))) {
        names.add(String.valueOf(told.get("check")));
      }
    }
    return names;
  }

  private List<?> checks(UUID runId) {
    return calls.object("/v1/obs/runs/" + runId).get("checks") instanceof List<?> list
        ? list
        : List.of();
  }
}
