package io.trialsync.obs.launcher.bench.fill;

import java.io.PrintStream;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;

/** Says how far a fill is, every few seconds. */
final class FillProgress {
  static final long SECONDS_BETWEEN = 5;

  private final PrintStream out;
  private final int runs;
  private final int tables;
  private final long began = System.nanoTime();
  private final LongAdder copied = new LongAdder();

  FillProgress(PrintStream out, int runs, int tables) {
    this.out = out;
    this.runs = runs;
    this.tables = tables;
  }

  /** So many runs more are in one of the tables. */
  void copied(int more) {
    copied.add(more);
  }

  void tell(String sentence) {
    out.println(sentence);
  }

  void show() {
    double done = (double) copied.sum() / tables;
    double seconds = Math.max(0.001, secondsSoFar());
    double rate = done / seconds;
    if (rate == 0 || done >= runs) {
      return;
    }
    out.printf(
        Locale.ROOT,
        "%,12d of %,d runs  %,8.0f runs/s  about %,d s left, then the indexes%n",
        (long) done,
        runs,
        rate,
        (long) Math.ceil((runs - done) / rate));
  }

  double secondsSoFar() {
    return (System.nanoTime() - began) / (double) TimeUnit.SECONDS.toNanos(1);
  }
}
