package io.trialsync.obs.ejb.log;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;

/**
 * Where lines go. Errors are written at once by who has them. Others pass the {@link FloodGate} and
 * then a bounded queue, so that nobody waits for a reader of stdout; what finds the queue full is
 * counted and left out, except warnings, which are written at once then.
 */
public final class LogOutput {
  private static final int MOST_WAITING = 8_192;
  private static final int MOST_TOGETHER = 256;

  private final LogText text;
  private final LogThreshold threshold;
  private final FloodGate gate;
  private final Clock clock;
  private final Consumer<CharSequence> sink;

  private final BlockingQueue<LogLine> queue = new ArrayBlockingQueue<>(MOST_WAITING);
  private final LongAdder dropped = new LongAdder();
  private volatile boolean open;

  LogOutput(LogSettings settings, Clock clock, Consumer<CharSequence> sink) {
    this.text = new LogText(settings.service(), settings.environment());
    this.threshold = new LogThreshold(settings.level(), clock);
    this.gate = new FloodGate(settings.first(), settings.every());
    this.clock = clock;
    this.sink = sink;
  }

  /** To stdout; without a queue until somebody runs {@link #drain}. */
  public static LogOutput toStandardOut(LogSettings settings, Clock clock) {
    return new LogOutput(settings, clock, StandardOut::write);
  }

  LogThreshold threshold() {
    return threshold;
  }

  /** What tells the time of lines. */
  public Clock clock() {
    return clock;
  }

  /** Whether lines of that level are written now. */
  public boolean lets(LogLevel level) {
    return threshold.lets(level);
  }

  void write(LogLine line) {
    if (line.level() == LogLevel.ERROR) {
      writeNow(line);
    } else if (gate.lets(line)) {
      if (!open) {
        writeNow(line);
      } else if (!queue.offer(line)) {
        leaveOut(line);
      }
    }
  }

  private void leaveOut(LogLine line) {
    if (line.level() == LogLevel.WARN) {
      writeNow(line);
    } else {
      dropped.increment();
    }
  }

  private void writeNow(LogLine line) {
    var json = new StringBuilder(512);
    text.append(json, line);
    sink.accept(json);
  }

  /** Writes what comes, many lines at a time, until {@link #close}; for a thread of its own. */
  void drain() {
    open = true;
    var together = new ArrayList<LogLine>(MOST_TOGETHER);
    try {
      while (open) {
        LogLine first = queue.poll(1, TimeUnit.SECONDS);
        if (first != null) {
          together.add(first);
          queue.drainTo(together, MOST_TOGETHER - 1);
          writeAll(together);
        }
        tellWhatWasLeftOut();
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    } finally {
      close();
    }
  }

  /** From here on everybody writes for himself; what still waits is written. */
  void close() {
    open = false;
    var rest = new ArrayList<LogLine>();
    queue.drainTo(rest);
    writeAll(rest);
  }

  private void writeAll(List<LogLine> lines) {
    if (!lines.isEmpty()) {
      var json = new StringBuilder(512 * lines.size());
      lines.forEach(line -> text.append(json, line));
      sink.accept(json);
      lines.clear();
    }
  }

  /** One line for each kind of which lines were kept back, and one for those that found no room. */
  public void tellWhatWasLeftOut() {
    for (FloodGate.KeptBack kept : gate.over(clock.instant())) {
      writeNow(
          LogLine.of(this, clock.instant(), kept.level(), "lines left out", "lines left out")
              .detail(kept.lines() + " in 10 s like \"" + kept.kind() + "\""));
    }
    long lost = dropped.sumThenReset();
    if (lost > 0) {
      writeNow(
          LogLine.of(this, clock.instant(), LogLevel.WARN, "lines lost", "lines lost")
              .detail(lost + " came faster than stdout was read"));
    }
  }
}
