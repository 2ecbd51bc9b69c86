package io.trialsync.obs.launcher.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Measures two servers in turns of a few seconds, so that whatever else the machine does meets both
 * alike: what is compared are the turns that lie side by side.
 */
final class Comparison {
  private final BenchSettings settings;
  private final List<Load> ours;
  private final List<Load> theirs;

  Comparison(BenchSettings settings, List<Load> ours, List<Load> theirs) {
    this.settings = settings;
    this.ours = ours;
    this.theirs = theirs;
  }

  ComparisonReport run() {
    if (settings.warmup() > 0) {
      turn(ours, settings.warmup());
      turn(theirs, settings.warmup());
    }
    var ourTurns = new ArrayList<List<BenchResult>>();
    var theirTurns = new ArrayList<List<BenchResult>>();
    int pairs = Math.max(1, settings.seconds() / settings.slice());
    for (int pair = 1; pair <= pairs; pair++) {
      // Who goes first changes, so that a machine that gets slower or faster favours nobody.
      boolean oursFirst = pair % 2 == 1;
      List<BenchResult> first = turn(oursFirst ? ours : theirs, settings.slice());
      List<BenchResult> second = turn(oursFirst ? theirs : ours, settings.slice());
      ourTurns.add(oursFirst ? first : second);
      theirTurns.add(oursFirst ? second : first);
      System.err.printf(
          Locale.ROOT,
          "pair %d of %d: %,.1f and %,.1f answers/s%n",
          pair,
          pairs,
          ourTurns.get(pair - 1).get(0).perSecond(),
          theirTurns.get(pair - 1).get(0).perSecond());
    }
    return new ComparisonReport(
        ours.get(0).address().toString(),
        theirs.get(0).address().toString(),
        settings.slice(),
        ourTurns,
        theirTurns);
  }

  private static List<BenchResult> turn(List<Load> loads, int seconds) {
    return new LoadGenerator(0, seconds, false).run(loads);
  }
}
