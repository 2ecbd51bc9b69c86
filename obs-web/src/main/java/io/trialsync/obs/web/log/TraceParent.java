package io.trialsync.obs.web.log;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The trace that a request belongs to, from the header {@code traceparent} of the W3C. */
record TraceParent(String traceId, String spanId) {
  private static final Pattern FORM =
      Pattern.compile("(?!ff)[0-9a-f]{2}-([0-9a-f]{32})-([0-9a-f]{16})-[0-9a-f]{2}(-.{0,100})?");

  /** What the header says; null when there is none, or it says nothing that can be used. */
  static @Nullable TraceParent of(@Nullable String header) {
    if (header == null) {
      return null;
    }
    Matcher form = FORM.matcher(header);
    if (!form.matches() || isZero(form.group(1)) || isZero(form.group(2))) {
      return null;
    }
    // Version 00 has nothing after the flags; later ones may.
    return header.startsWith("00-") && form.group(3) != null
        ? null
        : new TraceParent(form.group(1), form.group(2));
  }

  private static boolean isZero(String hex) {
    return hex.chars().allMatch(digit -> digit == '0');
  }
}
