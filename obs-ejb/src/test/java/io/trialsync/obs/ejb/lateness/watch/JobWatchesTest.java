package io.trialsync.obs.ejb.lateness.watch;

import static org.assertj.core.api.Assertions.assertThat;

import io.trialsync.obs.ejb.lateness.Alarm;
import io.trialsync.obs.ejb.lateness.Lateness;
import io.trialsync.obs.ejb.lateness.LatenessJudge;
import io.trialsync.obs.ejb.lateness.RunState;
import io.trialsync.obs.ejb.lateness.RunView;
import io.trialsync.obs.persistence.lateness.WatchedJob;
import io.trialsync.obs.persistence.lateness.WatchedRun;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Each setting of a job changes what is found about it, as its owner meant. */
class JobWatchesTest {
  private static final UUID RUN = UUID.fromString("00000000-0000-0000-0000-000000000001");
  private static final String NIGHTLY =
      "\"schedule\":{\"cron\":\"0 2 * * *\",\"zone\":\"UTC\"},\"start_grace\":\"PT10M\"";

  /** Twenty minutes after the nightly run had to start. */
  private static final Instant NOW = Instant.parse("2026-11-22T02:30:00Z");

  private final JobWatches watches = new JobWatches(LatenessDefaults.USUAL);

  @Test
  void takesARunForTheNextOneFromTheEarlyToleranceOn() {
    List<WatchedRun> early = List.of(run("success", "2026-11-22T01:10:00Z", null));
    assertThat(kinds(look("active", NIGHTLY, early))).containsExactly(Alarm.Kind.LATE_START);
    assertThat(kinds(look("active", NIGHTLY + ",\"early_tolerance\":\"PT1H\"", early))).isEmpty();
  }

  @Test
  void callsARunStuckWhoseProgressStandsStillForTheProgressTimeout() {
    List<WatchedRun> still =
        List.of(run("running", "2026-11-22T01:00:00Z", "2026-11-22T02:05:00Z"));
    assertThat(states(look("active", "", still))).containsExactly(RunState.RUNNING);
    assertThat(states(look("active", "\"progress_timeout\":\"PT30M\"", still)))
        .containsExactly(RunState.RUNNING);
    assertThat(states(look("active", "\"progress_timeout\":\"PT20M\"", still)))
        .containsExactly(RunState.STUCK);
  }

  @Test
  void givesARunUpAfterTheTimeOfItsJob() {
    List<WatchedRun> silent = List.of(run("running", "2026-11-21T23:30:00Z", null));
    assertThat(states(look("active", "", silent))).containsExactly(RunState.RUNNING);
    assertThat(states(look("active", "\"lost_after\":\"PT4H\"", silent)))
        .containsExactly(RunState.RUNNING);
    assertThat(states(look("active", "\"lost_after\":\"PT2H\"", silent)))
        .containsExactly(RunState.LOST);
  }

  @Test
  void endsAPauseAtItsTime() {
    String until = NIGHTLY + ",\"paused_until\":\"2026-11-22T%s:00Z\"";
    assertThat(kinds(look("paused", NIGHTLY, List.of()))).isEmpty();
    Lateness paused = look("paused", until.formatted("02:45"), List.of());
    assertThat(kinds(paused)).isEmpty();
    assertThat(paused.lookAgainAfter()).isEqualTo("2026-11-22T02:45:00Z");
    assertThat(kinds(look("paused", until.formatted("02:15"), List.of())))
        .as("what was due in the pause")
        .isEmpty();
    assertThat(kinds(look("paused", until.formatted("01:45"), List.of())))
        .containsExactly(Alarm.Kind.LATE_START);
  }

  @Test
  void expectsNothingOnExcludedDays() {
    String without = NIGHTLY + ",\"exclusions\":[\"%s\"]";
    List<WatchedRun> yesterday = List.of(run("success", "2026-11-21T02:00:30Z", null));
    assertThat(kinds(look("active", without.formatted("2026-11-21"), yesterday)))
        .containsExactly(Alarm.Kind.LATE_START);
    assertThat(kinds(look("active", without.formatted("2026-11-22/2026-11-24"), yesterday)))
        .isEmpty();
  }

  private Lateness look(String state, String settings, List<WatchedRun> runs) {
    var job =
        new WatchedJob(
            "default",
            1,
            "nightly",
            state,
            "{" + settings + "}",
            false,
            Instant.parse("2026-11-20T12:00:00Z"),
            true,
            null);
    return LatenessJudge.judge(watches.of(job, runs, JobWatches.spans(List.of()), null), NOW);
  }

  /** A run last heard of when it started, or by a heartbeat of now that shows no progress since. */
  private static WatchedRun run(String status, String start, @Nullable String progressSince) {
    Instant at = Instant.parse(start);
    return new WatchedRun(
        1,
        RUN,
        RUN,
        1,
        status,
        null,
        at,
        at,
        progressSince == null ? at : NOW,
        false,
        progressSince == null ? null : Instant.parse(progressSince),
        progressSince == null ? null : NOW);
  }

  private static List<Alarm.Kind> kinds(Lateness found) {
    return found.alarms().stream().map(Alarm::kind).toList();
  }

  private static List<RunState> states(Lateness found) {
    return found.openRuns().stream().map(RunView::state).toList();
  }
}
