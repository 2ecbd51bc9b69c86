package io.trialsync.obs.web.log;

import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * By what a request can be followed. What cannot be accepted is never an error: the request gets an
 * id of ours.
 *
 * @param given the id that it came with; null when it was made here
 * @param id the one that its lines and its answer have
 */
record Correlation(@Nullable String given, String id, @Nullable TraceParent trace) {
  /** The header, on the way in and out. */
  static final String HEADER = "X-Correlation-Id";

  private static final Pattern ACCEPTED = Pattern.compile("[A-Za-z0-9._-]{1,64}");

  /** The id of the header, else that of the trace, else a new one. */
  static Correlation of(
      @Nullable Enumeration<String> correlationIds, @Nullable Enumeration<String> traceParents) {
    TraceParent trace = TraceParent.of(single(traceParents));
    String given = single(correlationIds);
    if (given == null || !ACCEPTED.matcher(given).matches()) {
      given = trace == null ? null : trace.traceId();
    }
    return new Correlation(given, given == null ? UUID.randomUUID().toString() : given, trace);
  }

  /** Several are as good as none: nobody knows which was meant. */
  private static @Nullable String single(@Nullable Enumeration<String> values) {
    List<String> all = values == null ? List.of() : Collections.list(values);
    return all.size() == 1 ? all.get(0) : null;
  }
}
