package io.trialsync.obs.launcher.scenarios.history;

import static io.trialsync.obs.launcher.scenarios.history.Aspect.NO_ROWS;
import static io.trialsync.obs.launcher.scenarios.history.Aspect.ROWS;

import java.time.Duration;
import java.util.List;

/** Something is wrong with how many rows are loaded. */
final class RowStories {
  private RowStories() {}

  static List<Kind> all() {
    return List.of(
        Kind.of("halved", "One run loads half of the rows.", draft -> scaled(draft, 1, 0.5)),
        Kind.of(
            "halved-stays",
            "Eight runs load half, then it is mended; each of them is bad.",
            draft -> scaled(draft, 8, 0.5)),
        Kind.of(
            "halved-twice",
            "Half of the rows, and four runs later again.",
            RowStories::halvedTwice),
        Kind.of("doubled", "One run loads everything twice.", draft -> scaled(draft, 1, 2)),
        Kind.of("quarter-lost", "One run loads a quarter less.", draft -> scaled(draft, 1, 0.75)),
        Kind.of("zero", "One run loads nothing.", draft -> nothing(draft, 1)),
        Kind.of(
            "zero-stays",
            "Six runs load nothing, then it is mended; each of them is bad.",
            draft -> nothing(draft, 6)),
        Kind.of(
            "level-shift",
            "Four fifths more from one run on, and nobody says whether it is"
                + " meant. The first such run is bad; of later ones one may think either.",
            RowStories::levelShift),
        Kind.of(
            "slow-loss",
            "One in 140 rows less with every run: not to be seen in any one run;"
                + " once a quarter is gone one may think either.",
            RowStories::slowLoss),
        Kind.of(
                "tiny-burst",
                "A table of five rows or so gets 300 in one run.",
                RowStories::tinyBurst)
            .in(new Shape("tiny", Duration.ofDays(1), 90, 5, 0)),
        Kind.of("hourly-zero", "One hour brings nothing.", draft -> nothing(draft, 1))
            .in(Shape.HOURLY),
        Kind.of("hourly-halved", "One hour brings half.", draft -> scaled(draft, 1, 0.5))
            .in(Shape.HOURLY));
  }

  private static void scaled(Draft draft, int runs, double factor) {
    draft.each(draft.somePoint() - 4, runs, run -> run.timesRows(factor).bad(ROWS));
  }

  private static void nothing(Draft draft, int runs) {
    draft.each(draft.somePoint(), runs, run -> run.rows(0).bad(ROWS).bad(NO_ROWS));
  }

  private static void halvedTwice(Draft draft) {
    int at = draft.somePoint();
    draft.run(at).timesRows(0.5).bad(ROWS);
    draft.run(at + 4).timesRows(0.5).bad(ROWS);
  }

  private static void levelShift(Draft draft) {
    int at = draft.somePoint();
    draft.each(at, draft.length(), run -> run.timesRows(1.8).either(ROWS));
    draft.run(at).bad(ROWS);
  }

  private static void slowLoss(Draft draft) {
    draft.growth(-1.0 / 140);
    int quarterGone = (int) Math.ceil(Math.log(0.75) / Math.log(1 - 1.0 / 140));
    draft.each(quarterGone, draft.length(), run -> run.either(ROWS));
  }

  private static void tinyBurst(Draft draft) {
    CalmStories.tiny(draft);
    draft.run(draft.somePoint()).rows(300).bad(ROWS);
  }
}
