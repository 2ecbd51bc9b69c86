package io.trialsync.obs.launcher.bench.fill;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Makes each planned run: when it started, how it went, what it loaded. */
final class RunMaker {
  private static final int MOST_TRIES = 3;
  private static final double SKIPPED = 0.01;
  private static final double TRY_FAILS = 0.04;
  private static final double NEXT_TRY_FAILS = 0.5;
  private static final double RETRIES_FORBIDDEN = 0.3;
  private static final Failure[] FAILURES = Failure.values();

  private final long seed;
  private final long from;
  private final long until;

  RunMaker(FillSettings settings) {
    seed = settings.seed();
    from = settings.from().toEpochMilli();
    until = settings.until().toEpochMilli();
  }

  MadeRun make(RunTimeline.Due due) {
    var dice = new Dice(seed, due.job().index(), due.number());
    long scheduledAt = from + due.afterMillis();
    long startAt = Math.min(scheduledAt + 200 + dice.below(4_000), until - 1);
    boolean timedIds = dice.hits(2 / 3.0);
    UUID firstId = id(dice, timedIds, startAt);
    UUID key = due.job().triesHaveIds() ? dice.id(3) : firstId;
    boolean retried = !dice.hits(RETRIES_FORBIDDEN);
    List<MadeRun.Try> tries =
        dice.hits(SKIPPED)
            ? List.of(skipped(dice, firstId, startAt))
            : tries(dice, due.job(), firstId, timedIds, startAt, retried ? MOST_TRIES : 1);
    MadeRun.End end = tries.get(tries.size() - 1).end();
    boolean loads = end != null && end.status().equals("success") && due.job().stages() > 0;
    boolean extracts = due.job().stages() > 1 && end != null && !end.status().equals("skipped");
    long rows = (long) (due.job().typicalRows() * dice.aroundOne());
    return new MadeRun(
        due.job(),
        key,
        dice.hits(0.98) ? "scheduled" : dice.hits(0.5) ? "manual" : "backfill",
        scheduledAt,
        due.job().triesHaveIds() || !retried ? Integer.valueOf(retried ? MOST_TRIES : 1) : null,
        tries,
        extracts ? Long.valueOf(rows) : null,
        loads ? Long.valueOf(rows - rows / 50 * dice.below(2)) : null,
        dice.hits(0.1) ? traceId(dice) : null);
  }

  private static MadeRun.Try skipped(Dice dice, UUID id, long at) {
    return new MadeRun.Try(1, id, null, new MadeRun.End("skipped", at, dice.next(), null));
  }

  /** Tries until one succeeds, none is left, or the history ends while one is running. */
  private List<MadeRun.Try> tries(
      Dice dice, PlannedJob job, UUID firstId, boolean timedIds, long firstStart, int most) {
    var tries = new ArrayList<MadeRun.Try>(1);
    long startAt = firstStart;
    double fails = TRY_FAILS;
    for (int number = 1; ; number++) {
      UUID id = job.triesHaveIds() && number > 1 ? id(dice, timedIds, startAt) : firstId;
      var start = new MadeRun.Start(startAt, dice.next());
      boolean failed = dice.hits(fails);
      long endAt = startAt + Math.max(150, (long) (job.typicalMillis() * dice.aroundOne()));
      MadeRun.End end = endAt > until ? null : end(dice, endAt, failed);
      tries.add(new MadeRun.Try(number, id, start, end));
      startAt = endAt + 1_000 + dice.below(20_000);
      if (end == null || !failed || number == most || startAt >= until) {
        return tries;
      }
      fails = NEXT_TRY_FAILS;
    }
  }

  private static MadeRun.End end(Dice dice, long at, boolean failed) {
    @Nullable Failure failure = failed ? FAILURES[dice.below(FAILURES.length)] : null;
    return new MadeRun.End(failed ? "failed" : "success", at, dice.next(), failure);
  }

  private static UUID id(Dice dice, boolean timed, long at) {
    return timed ? dice.timedId(at) : dice.id(4);
  }

  private static String traceId(Dice dice) {
    return String.format(Locale.ROOT, "%016x%016x", dice.next() | 1, dice.next());
  }
}
