package io.trialsync.obs.launcher.scenarios.history;

import static io.trialsync.obs.launcher.scenarios.history.Aspect.DURATION;

import java.time.Duration;
import java.util.List;

/** Something is wrong with how long runs take, or only seems so. */
final class DurationStories {
  private DurationStories() {}

  static List<Kind> all() {
    return List.of(
        Kind.of("slow-run", "One run takes six times as long.", draft -> scaled(draft, 1, 6)),
        Kind.of(
            "slow-runs",
            "Five runs take four times as long, then it is mended; each is bad.",
            draft -> scaled(draft, 5, 4)),
        Kind.of(
            "fast-run",
            "One run ends after an eighth of the time with all of its rows.",
            draft -> scaled(draft, 1, 1.0 / 8)),
        Kind.of(
            "twice-as-slow", "One run takes 2.2 times as long.", draft -> scaled(draft, 1, 2.2)),
        Kind.of("uneven-durations", "Half or double the time is usual.", DurationStories::uneven),
        Kind.of("short-runs", "Runs of one to four seconds.", DurationStories::brief));
  }

  private static void scaled(Draft draft, int runs, double factor) {
    draft.each(draft.somePoint(), runs, run -> run.timesDuration(factor).bad(DURATION));
  }

  private static void uneven(Draft draft) {
    draft.each(0, draft.length(), run -> run.timesDuration(draft.chance().factor(0.4)));
  }

  private static void brief(Draft draft) {
    draft.each(
        0,
        draft.length(),
        run -> run.duration(Duration.ofMillis(draft.chance().between(1_000, 4_000))));
  }
}
