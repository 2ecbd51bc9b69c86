package io.trialsync.obs.ejb.log;

import java.util.Arrays;
import java.util.function.UnaryOperator;

/**
 * What the operator has set about lines.
 *
 * @param first lines of one kind that are written whole in ten seconds
 * @param every of those beyond it, each how many-th is written
 */
public record LogSettings(
    String service, String environment, LogLevel level, int first, int every) {

  /** What holds until the settings are read. */
  public static final LogSettings USUAL = new LogSettings("obs", "local", LogLevel.INFO, 1000, 100);

  /**
   * Reads them. What cannot be used stays as usual: it stops the start anyway, and somebody must be
   * able to say so.
   *
   * @param source the value of a property such as {@code obs.log.level}; empty where there is none
   */
  public static LogSettings of(UnaryOperator<String> source) {
    return new LogSettings(
        text(source.apply("obs.service"), USUAL.service()),
        text(source.apply("obs.env"), USUAL.environment()),
        level(source.apply("obs.log.level")),
        number(source.apply("obs.log.first"), USUAL.first()),
        number(source.apply("obs.log.every"), USUAL.every()));
  }

  private static LogLevel level(String word) {
    return Arrays.stream(LogLevel.values())
        .filter(level -> level.name().equals(word))
        .findFirst()
        .orElse(USUAL.level());
  }

  private static String text(String given, String usual) {
    return given.isBlank() ? usual : given;
  }

  private static int number(String given, int usual) {
    return given.matches("[1-9][0-9]{0,6}") ? Integer.parseInt(given) : usual;
  }
}
