package io.trialsync.obs.launcher.scenarios.history;

import static io.trialsync.obs.launcher.scenarios.history.Aspect.NULLS;

import java.time.Duration;
import java.util.List;

/** Something is wrong with how many rows lack a value, or only seems so. */
final class NullStories {
  /** How far above its beginning a rate is bad for certain, and how far it is still good. */
  private static final double TOO_MUCH_MORE = 0.06;

  private static final double LITTLE_MORE = 0.04;

  private NullStories() {}

  static List<Kind> all() {
    return List.of(
        Kind.of(
            "null-spike",
            "One run has no value in 30 % of its rows, usual is 1 %.",
            draft -> spike(draft, 1, 0.30)),
        Kind.of(
            "null-spike-small",
            "One run has none in 9 % of its rows, usual is 1 %.",
            draft -> spike(draft, 1, 0.09)),
        Kind.of(
            "nulls-stay",
            "Seven runs have none in 25 %, then it is mended; each is bad.",
            draft -> spike(draft, 7, 0.25)),
        Kind.of("all-null", "One run has no value at all.", draft -> spike(draft, 1, 1)),
        Kind.of(
            "null-creep",
            "A quarter of a point more with every run; 6 points above the"
                + " beginning it is bad, between 4 and 6 one may think either.",
            NullStories::creep),
        Kind.of(
            "many-nulls",
            "12 % without a value, give or take 2 points, and that is usual.",
            NullStories::manyNulls),
        Kind.of(
                "tiny-nulls",
                "A table of some five rows of which now and then one has no value.",
                NullStories::tinyNulls)
            .in(new Shape("tiny", Duration.ofDays(1), 88, 5, 0)));
  }

  private static void spike(Draft draft, int runs, double share) {
    draft.each(draft.somePoint(), runs, run -> run.nullShare(share).bad(NULLS));
  }

  private static void creep(Draft draft) {
    for (int number = 20; number < draft.length(); number++) {
      double more = 0.0025 * (number - 20);
      DraftRun run = draft.run(number).nullShare(Draft.USUAL_NULLS + more);
      if (more >= TOO_MUCH_MORE) {
        run.bad(NULLS);
      } else if (more > LITTLE_MORE) {
        run.either(NULLS);
      }
    }
  }

  private static void manyNulls(Draft draft) {
    draft.each(0, draft.length(), run -> run.nullShare(0.12 + draft.chance().bell(0.02)));
  }

  private static void tinyNulls(Draft draft) {
    CalmStories.tiny(draft);
    draft.each(0, draft.length(), run -> run.nullShare(0.06));
  }
}
