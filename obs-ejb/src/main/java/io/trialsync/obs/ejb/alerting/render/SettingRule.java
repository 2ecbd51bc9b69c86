package io.trialsync.obs.ejb.alerting.render;

import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * What the value of one setting about alerts may be.
 *
 * @param name of the environment variable
 * @param secret whether its value must never be shown
 * @param allowed end of the sentence "… is not …", for people
 */
record SettingRule(String name, boolean secret, String allowed, Predicate<String> accepts) {
  private static final int LONGEST_SHOWN = 100;

  static SettingRule of(String name, String allowed, Predicate<String> accepts) {
    return new SettingRule(name, false, allowed, accepts);
  }

  static SettingRule ofSecret(String name, String allowed, Predicate<String> accepts) {
    return new SettingRule(name, true, allowed, accepts);
  }

  /** The same of those who hear of some tenants only: the name goes behind the first word. */
  SettingRule of(String circle) {
    String inserted = "ALERT_" + circle.toUpperCase(Locale.ROOT) + "_";
    return new SettingRule(inserted + name.substring("ALERT_".length()), secret, allowed, accepts);
  }

  /** One sentence for the operator when the value cannot be used. */
  Optional<String> complaint(Optional<String> value) {
    return value
        .filter(text -> !accepts.test(text))
        .map(text -> "Setting " + name + "=" + shown(text) + " is not " + allowed + ".");
  }

  private String shown(String value) {
    if (secret) {
      return "(secret of " + value.length() + " characters)";
    }
    String oneLine = value.replaceAll("\\p{Cntrl}", "?");
    return oneLine.length() <= LONGEST_SHOWN ? oneLine : oneLine.substring(0, LONGEST_SHOWN) + "…";
  }
}
