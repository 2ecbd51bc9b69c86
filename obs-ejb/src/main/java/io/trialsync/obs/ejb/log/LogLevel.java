package io.trialsync.obs.ejb.log;

/** How much a line matters: the four words that every line has one of. */
public enum LogLevel {
  DEBUG,
  INFO,
  WARN,
  ERROR;

  /** The words of {@code java.util.logging} and of the server, folded into ours. */
  public static LogLevel ofServer(String word) {
    return switch (word) {
      case "ERROR", "SEVERE", "FATAL" -> ERROR;
      case "WARN", "WARNING", "SystemErr" -> WARN;
      case "DEBUG", "FINE", "FINER", "FINEST", "EVENT", "CONFIG", "DETAIL" -> DEBUG;
      default -> INFO;
    };
  }
}
