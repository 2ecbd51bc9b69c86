package io.trialsync.obs.launcher.bench;

import java.io.PrintStream;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;

/** Counts over all connections, for the line that is shown each second. */
final class Progress {
  private final LongAdder good = new LongAdder();
  private final LongAdder bad = new LongAdder();
  private final AtomicInteger refused = new AtomicInteger();
  private long shownGood;

  void answered(int status) {
    if (status < 300) {
      good.increment();
      return;
    }
    bad.increment();
    if (status == 401 || status == 403) {
      refused.compareAndSet(0, status);
    }
  }

  void failed() {
    bad.increment();
  }

  /** 401 or 403 once the token was refused, else 0: there is no point in going on then. */
  int refusedStatus() {
    return refused.get();
  }

  void show(PrintStream out, long second, boolean warmingUp) {
    long now = good.sum();
    out.printf(
        Locale.ROOT,
        "%4d s  %,7d answers/s  %,10d in all  %,d errors%s%n",
        second,
        now - shownGood,
        now,
        bad.sum(),
        warmingUp ? "  (warming up)" : "");
    shownGood = now;
  }
}
