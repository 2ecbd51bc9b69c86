package io.trialsync.obs.ejb.platform;

import io.trialsync.obs.ejb.job.ThresholdKey;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * What a value of one setting may be.
 *
 * @param key name of the environment variable
 * @param allowed end of the sentence "… is not …", for people
 * @param secret whether its value must never be shown
 */
record Setting(
    String key, boolean required, boolean secret, String allowed, Predicate<String> accepts) {

  static Setting number(String key, int from, int to) {
    return new Setting(
        key, false, false, "a whole number from " + from + " to " + to, isNumber(from, to));
  }

  /** A number that may have decimals, in the range of a threshold. */
  static Setting decimal(String key, ThresholdKey range) {
    return new Setting(
        key, false, false, "a number from " + range.range(), value -> isDecimal(value, range));
  }

  static Setting text(String key, String allowed, Predicate<String> accepts) {
    return new Setting(key, false, false, allowed, accepts);
  }

  static Setting secret(String key, boolean required, String allowed, Predicate<String> accepts) {
    return new Setting(key, required, true, allowed, accepts);
  }

  /** The name by which MicroProfile Config finds it in every source, not only the environment. */
  String property() {
    return key.toLowerCase(Locale.ROOT).replace('_', '.');
  }

  /** One sentence for the operator when the value cannot be used. */
  Optional<String> complaint(Optional<String> value) {
    if (value.isEmpty()) {
      return required
          ? Optional.of("Setting " + key + " is missing; it must be " + allowed + ".")
          : Optional.empty();
    }
    return accepts.test(value.get())
        ? Optional.empty()
        : Optional.of("Setting " + key + "=" + shown(value.get()) + " is not " + allowed + ".");
  }

  private String shown(String value) {
    if (secret) {
      return "(secret of " + value.length() + " characters)";
    }
    String oneLine = value.replaceAll("\\p{Cntrl}", "?");
    return oneLine.length() <= 100 ? oneLine : oneLine.substring(0, 100) + "…";
  }

  private static boolean isDecimal(String value, ThresholdKey range) {
    return value.matches("[0-9]{1,9}([.][0-9]{1,9})?") && range.allows(new BigDecimal(value));
  }

  private static Predicate<String> isNumber(int from, int to) {
    return value ->
        value.matches("[0-9]{1,9}")
            && Integer.parseInt(value) >= from
            && Integer.parseInt(value) <= to;
  }
}
