package io.trialsync.obs.ejb.job;

import java.math.BigDecimal;

/**
 * A number that tunes a check.
 *
 * @param name its name in settings, such as {@code threshold_pct}
 * @param usual its value where nobody set it; NaN: then there is no such limit
 */
public record TuningNumber(String name, double usual, double lowest, double highest) {

  boolean allows(double value) {
    return value >= lowest && value <= highest;
  }

  /** The range in words. */
  String range() {
    return plain(lowest) + " to " + plain(highest);
  }

  private static String plain(double number) {
    return BigDecimal.valueOf(number).stripTrailingZeros().toPlainString();
  }
}
