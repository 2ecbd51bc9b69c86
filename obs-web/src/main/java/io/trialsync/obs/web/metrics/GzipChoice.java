package io.trialsync.obs.web.metrics;

import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads from {@code Accept-Encoding} whether a caller takes gzip. */
final class GzipChoice {

  private static final Pattern REFUSED = Pattern.compile(".*;\\s*q=0(\\.0{0,3})?\\s*");

  private GzipChoice() {}

  /** Whether gzip is named and not refused by {@code q=0}. */
  static boolean accepts(@Nullable String encodings) {
    return encodings != null
        && Arrays.stream(encodings.toLowerCase(Locale.ROOT).split(",", -1))
            .map(String::strip)
            .filter(coding -> coding.equals("gzip") || coding.matches("gzip\\s*;.*"))
            .anyMatch(coding -> !REFUSED.matcher(coding).matches());
  }
}
