package io.trialsync.obs.ejb.log;

import java.time.Clock;

/** Begins lines. The text is a constant; what differs from line to line goes into fields. */
public final class Log {
  private static volatile LogOutput output =
      LogOutput.toStandardOut(LogSettings.USUAL, Clock.systemUTC());

  private Log() {}

  /** For following what happens inside; off by default. */
  public static LogLine debug(String text) {
    return line(LogLevel.DEBUG, text);
  }

  /** Something happened as it should. */
  public static LogLine info(String text) {
    return line(LogLevel.INFO, text);
  }

  /** Something did not go well, and the server goes on. */
  public static LogLine warn(String text) {
    return line(LogLevel.WARN, text);
  }

  /** Somebody has to look at it; such lines are never left out. */
  public static LogLine error(String text) {
    return line(LogLevel.ERROR, text);
  }

  static LogLine line(LogLevel level, String text) {
    LogOutput now = output;
    if (!now.lets(level)) {
      return LogLine.SILENT;
    }
    return LogContext.fill(LogLine.of(now, now.clock().instant(), level, text, text));
  }

  static LogOutput output() {
    return output;
  }

  static void writeTo(LogOutput other) {
    output = other;
  }
}
