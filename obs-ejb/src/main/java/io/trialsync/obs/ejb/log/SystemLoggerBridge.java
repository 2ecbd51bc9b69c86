package io.trialsync.obs.ejb.log;

import java.text.MessageFormat;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/** Takes the lines that our rooms write with {@code System.Logger}, and gives them our form. */
final class SystemLoggerBridge extends Handler {
  /** Held here: {@code java.util.logging} forgets loggers that nobody holds. */
  private final Logger ours = Logger.getLogger("io.trialsync.obs");

  void install() {
    ours.setUseParentHandlers(false);
    ours.setLevel(Level.ALL);
    ours.addHandler(this);
  }

  void remove() {
    ours.removeHandler(this);
    ours.setUseParentHandlers(true);
    ours.setLevel(null);
  }

  @Override
  public void publish(LogRecord record) {
    String pattern = String.valueOf(record.getMessage());
    LogOutput output = Log.output();
    LogLevel level = LogLevel.ofServer(record.getLevel().getName());
    if (output.lets(level)) {
      LogContext.fill(
              LogLine.of(output, record.getInstant(), level, pattern, text(pattern, record)))
          .because(record.getThrown())
          .write();
    }
  }

  private static String text(String pattern, LogRecord record) {
    Object[] parameters = record.getParameters();
    if (parameters == null || parameters.length == 0) {
      return pattern;
    }
    try {
      return MessageFormat.format(pattern, parameters);
    } catch (IllegalArgumentException noPattern) {
      return pattern;
    }
  }

  @Override
  public void flush() {
    // Nothing is held here.
  }

  @Override
  public void close() {
    // Nothing is held here.
  }
}
