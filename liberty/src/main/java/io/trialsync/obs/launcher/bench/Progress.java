package io.trialsync.obs.launcher.bench;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;

/** Counts over all connections of a load, for the lines that are shown while it goes on. */
final class Progress {
  private final LongAdder good = new LongAdder();
  private final LongAdder bad = new LongAdder();
  private final AtomicInteger refused = new AtomicInteger();
  private final List<Window> windows = new ArrayList<>();
  private LatencyHistogram recent = new LatencyHistogram();
  private long shownGood;

  void answered(int status, long nanos) {
    if (status < 300) {
      good.increment();
      synchronized (this) {
        recent.record(nanos);
      }
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

  /** Good answers so far, those of the warm-up too. */
  long good() {
    return good.sum();
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

  /** Ends a window where one is full. */
  void closeWindow(long measuredSeconds) {
    if (measuredSeconds < 0 || measuredSeconds % Window.SECONDS != 0) {
      return;
    }
    LatencyHistogram full;
    synchronized (this) {
      full = recent;
      recent = new LatencyHistogram();
    }
    if (measuredSeconds > 0) {
      windows.add(
          new Window(
              measuredSeconds,
              full.count() / (double) Window.SECONDS,
              full.percentileNanos(99) / 1e6));
    }
  }

  List<Window> windows() {
    return List.copyOf(windows);
  }
}
