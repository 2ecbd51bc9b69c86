package io.trialsync.obs.ejb.platform;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The settings that each source of probes has behind its own name. */
final class ProbeSourceSettings {
  private static final String PREFIX = "OBS_PROBE_";

  private static final Pattern NAMES =
      Pattern.compile("[a-z0-9]{1,32}(\\s*,\\s*[a-z0-9]{1,32}){0,19}");

  /** Names of the sources. */
  static final Setting SOURCES =
      Setting.text(
          "OBS_PROBE_SOURCES",
          "a list of up to 20 names of lower-case letters and digits, like warehouse,lake",
          NAMES.asMatchPredicate());

  private ProbeSourceSettings() {}

  /** One sentence for each setting of a source that is missing or cannot be used. */
  static List<String> complaints(Function<Setting, Optional<String>> source) {
    return source.apply(SOURCES).stream()
        .flatMap(names -> Arrays.stream(names.split(",")))
        .flatMap(name -> of(name.strip().toUpperCase(Locale.ROOT)))
        .flatMap(setting -> setting.complaint(source.apply(setting)).stream())
        .toList();
  }

  /** Whether it is a setting of a source that is named. */
  static boolean isKnown(String key, Function<Setting, Optional<String>> source) {
    return source.apply(SOURCES).stream()
        .flatMap(names -> Arrays.stream(names.split(",")))
        .flatMap(name -> of(name.strip().toUpperCase(Locale.ROOT)))
        .anyMatch(setting -> setting.key().equals(key));
  }

  private static Stream<Setting> of(String name) {
    String prefix = PREFIX + name;
    return Stream.of(
        new Setting(
            prefix + "_URL",
            true,
            false,
            "an address like jdbc:postgresql://host:5432/database",
            matches("jdbc:postgresql://[^/\\s]+/[^\\s]+")),
        new Setting(
            prefix + "_USER", true, false, "the name of a database role", matches("\\S{1,63}")),
        Setting.secret(prefix + "_PASSWORD", true, "the password of the role", matches(".+")),
        Setting.text(
            prefix + "_TENANTS",
            "a list of tenants, with commas",
            matches("[A-Za-z0-9._:@-]{1,64}(\\s*,\\s*[A-Za-z0-9._:@-]{1,64})*")));
  }

  private static Predicate<String> matches(String expression) {
    return Pattern.compile(expression).asMatchPredicate();
  }
}
