package io.trialsync.obs.launcher.scenarios.history;

import static io.trialsync.obs.launcher.scenarios.history.Aspect.ROWS;

import java.time.Duration;
import java.util.List;

/** Nothing is wrong, however much it looks so; in some, one thing is, for contrast. */
final class CalmStories {
  private CalmStories() {}

  static List<Kind> all() {
    return List.of(
        Kind.of("steady", "Nothing but the usual noise.", draft -> {}),
        Kind.of("noisy", "Rows go up and down by a quarter, and that is all.", draft -> {})
            .in(
                new Shape("large", Duration.ofDays(1), 88, 60_000, 0.25),
                new Shape("small", Duration.ofDays(1), 70, 400, 0.25)),
        Kind.of("wild", "Rows go up and down by two fifths, and that is all.", draft -> {})
            .in(new Shape("wild", Duration.ofDays(1), 88, 9_000, 0.40)),
        Kind.of("tiny", "A table of one to a dozen rows.", CalmStories::tiny)
            .in(
                new Shape("daily", Duration.ofDays(1), 88, 5, 0),
                new Shape("hourly", Duration.ofHours(1), 120, 5, 0)),
        Kind.of(
            "growth",
            "One row in 70 more with every run; one run loads half, which is bad.",
            CalmStories::growth),
        Kind.of(
            "repaired-rerun",
            "A run loads half; two hours later it is run again and all is"
                + " there. The rerun and the runs after it are good.",
            CalmStories::repairedRerun),
        Kind.of(
            "backfills",
            "Five backfills of anything from a twentieth to 30 times the rows in"
                + " between, none of them bad; a week later one run loads half.",
            CalmStories::backfills),
        Kind.of(
            "manual-runs",
            "Runs by hand of a few rows in between, none of them bad; a week"
                + " later one run loads half.",
            CalmStories::manualRuns),
        Kind.of(
            "failed-runs",
            "Three runs fail with a part of the rows: that they failed is told"
                + " already. A week later one run loads half.",
            CalmStories::failedRuns),
        Kind.of(
            "not-told",
            "Every fifth run says nothing of rows and columns; one run loads half.",
            CalmStories::notTold));
  }

  /** Rows are counted one by one here, and there is always one. */
  static void tiny(Draft draft) {
    draft.each(0, draft.length(), run -> run.rows(1.0 + draft.chance().rare(4)));
  }

  private static void growth(Draft draft) {
    draft.growth(1.0 / 70);
    halve(draft, draft.somePoint());
  }

  private static void repairedRerun(Draft draft) {
    int at = draft.somePoint();
    halve(draft, at);
    draft.extra(at, draft.shape().step().dividedBy(12));
  }

  private static void backfills(Draft draft) {
    int at = draft.somePoint() - 7;
    double[] factors = {30, 0.05, 12, 0.4, 3};
    for (int number = 0; number < factors.length; number++) {
      draft
          .extra(at, Duration.ofMinutes(40L * (number + 1)))
          .as("backfill")
          .timesRows(factors[number])
          .timesDuration(factors[number])
          .nullShare(0.3);
    }
    halve(draft, at + 7);
  }

  private static void manualRuns(Draft draft) {
    int at = draft.somePoint() - 7;
    for (int day = 0; day < 4; day++) {
      draft.extra(at + day, Duration.ofHours(5)).as("manual").rows(12).timesDuration(0.05);
    }
    halve(draft, at + 7);
  }

  private static void failedRuns(Draft draft) {
    int at = draft.somePoint() - 7;
    draft.each(at, 3, run -> run.failed().timesRows(0.2).timesDuration(0.3));
    // The data is four days old by then, and everybody knows.
    draft.run(at + 3).either(Aspect.GAP);
    halve(draft, at + 7);
  }

  private static void notTold(Draft draft) {
    int at = draft.somePoint();
    for (int number = 3; number < draft.length(); number += 5) {
      draft.run(number).silent();
    }
    halve(draft, at % 5 == 3 ? at + 1 : at);
  }

  private static void halve(Draft draft, int at) {
    draft.run(at).timesRows(0.5).bad(ROWS);
  }
}
