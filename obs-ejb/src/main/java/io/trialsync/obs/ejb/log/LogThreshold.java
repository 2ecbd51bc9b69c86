package io.trialsync.obs.ejb.log;

import java.time.Clock;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The least level that is written: the one of the settings, or another one for a while. */
public final class LogThreshold {
  private final LogLevel usual;
  private final Clock clock;
  private volatile @Nullable Change change;

  private record Change(LogLevel level, Instant until) {}

  /**
   * What is written now.
   *
   * @param usualLevel the level of the settings, which comes back by itself
   * @param until when it comes back; null while it holds
   */
  public record State(LogLevel level, LogLevel usualLevel, @Nullable Instant until) {}

  LogThreshold(LogLevel usual, Clock clock) {
    this.usual = usual;
    this.clock = clock;
  }

  boolean lets(LogLevel level) {
    Change now = change;
    return level.compareTo(now == null ? usual : state().level()) >= 0;
  }

  /** Writes from that level on until then. */
  void change(LogLevel level, Instant until) {
    change = new Change(level, until);
  }

  State state() {
    Change now = change;
    if (now == null) {
      return new State(usual, usual, null);
    }
    if (clock.instant().isBefore(now.until())) {
      return new State(now.level(), usual, now.until());
    }
    change = null;
    return new State(usual, usual, null);
  }
}
