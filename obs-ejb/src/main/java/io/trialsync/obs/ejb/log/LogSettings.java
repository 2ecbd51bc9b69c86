package io.trialsync.obs.ejb.log;

import java.util.Arrays;

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

  /** The level of that name; the usual one for a word that is none, which stops the start. */
  public static LogLevel level(String word) {
    return Arrays.stream(LogLevel.values())
        .filter(level -> level.name().equals(word))
        .findFirst()
        .orElse(USUAL.level());
  }
}
