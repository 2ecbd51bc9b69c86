package io.trialsync.obs.launcher.bench;

import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** What one connection measured: latencies of good answers by kind, and everything that failed. */
final class Tally {
  private static final int STATUSES = 1_000;

  private final LatencyHistogram[] latencies;
  private final long[] errors = new long[STATUSES];
  private long unanswered;

  Tally(int kinds) {
    latencies =
        IntStream.range(0, kinds)
            .mapToObj(kind -> new LatencyHistogram())
            .toArray(LatencyHistogram[]::new);
  }

  /** Only good answers have a latency: a quick refusal must not make the server look fast. */
  void answered(int kind, int status, long nanos) {
    if (status < 300) {
      latencies[kind].record(nanos);
    } else {
      errors[status]++;
    }
  }

  void noAnswer() {
    unanswered++;
  }

  void add(Tally other) {
    for (int kind = 0; kind < latencies.length; kind++) {
      latencies[kind].add(other.latencies[kind]);
    }
    for (int status = 0; status < STATUSES; status++) {
      errors[status] += other.errors[status];
    }
    unanswered += other.unanswered;
  }

  LatencyHistogram latencies(int kind) {
    return latencies[kind];
  }

  /** How often each error came, by its status or {@code no answer}. */
  Map<String, Long> errorsByStatus() {
    var found = new TreeMap<String, Long>();
    for (int status = 0; status < STATUSES; status++) {
      if (errors[status] > 0) {
        found.put(Integer.toString(status), errors[status]);
      }
    }
    if (unanswered > 0) {
      found.put("no answer", unanswered);
    }
    return found;
  }
}
