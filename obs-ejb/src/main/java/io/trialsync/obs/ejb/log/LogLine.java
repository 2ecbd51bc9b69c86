package io.trialsync.obs.ejb.log;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** One line on its way to stdout: what happened, and fields of {@link LogField} that tell more. */
public final class LogLine {
  /** Takes everything and writes nothing, for levels that are off. */
  static final LogLine SILENT = new LogLine(null, Instant.EPOCH, LogLevel.DEBUG, "", "");

  private final @Nullable LogOutput output;
  private final Instant at;
  private final LogLevel level;
  private final String kind;
  private String message;
  private final @Nullable Object[] values = new @Nullable Object[LogField.ALL.size()];

  private LogLine(
      @Nullable LogOutput output, Instant at, LogLevel level, String kind, String message) {
    this.output = output;
    this.at = at;
    this.level = level;
    this.kind = kind;
    this.message = message;
  }

  /**
   * A line for that output.
   *
   * @param kind what lines of the same kind have in common, by which a flood of them is noticed
   */
  public static LogLine of(
      LogOutput output, Instant at, LogLevel level, String kind, String message) {
    return new LogLine(output, at, level, kind, message);
  }

  /** Gives a field its value; null leaves it out. */
  public <T> LogLine with(LogField<T> field, @Nullable T value) {
    if (this != SILENT && value != null) {
      values[field.place()] = value;
    }
    return this;
  }

  /** Adds to the text what differs from line to line. */
  public LogLine detail(@Nullable String text) {
    if (this != SILENT && text != null) {
      message = message + ": " + text;
    }
    return this;
  }

  /** Adds why it happened: causes, and where they come from. */
  public LogLine because(@Nullable Throwable failure) {
    return failure == null || this == SILENT ? this : detail(CauseText.of(failure));
  }

  /** Sends it on its way. */
  public void write() {
    if (output != null) {
      output.write(this);
    }
  }

  Instant at() {
    return at;
  }

  LogLevel level() {
    return level;
  }

  String kind() {
    return kind;
  }

  String message() {
    return message;
  }

  @Nullable Object value(LogField<?> field) {
    return values[field.place()];
  }
}
