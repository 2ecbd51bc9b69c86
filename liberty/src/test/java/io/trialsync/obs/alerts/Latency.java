package io.trialsync.obs.alerts;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;

/** How long it took from just before a report was sent to its message at a receiver. */
record Latency(String receiver, String job, Duration time) {

  static Duration worst(List<Latency> all) {
    return all.stream().map(Latency::time).max(Comparator.naturalOrder()).orElseThrow();
  }

  /** The upper of the two in the middle when there is no middle. */
  static Duration median(List<Latency> all) {
    return all.stream().map(Latency::time).sorted().skip(all.size() / 2).findFirst().orElseThrow();
  }

  /** One line for people. */
  static String summary(String what, List<Latency> all) {
    return "%s: %d messages, worst %.1f s, median %.1f s"
        .formatted(what, all.size(), seconds(worst(all)), seconds(median(all)));
  }

  private static double seconds(Duration time) {
    return time.toMillis() / 1000.0;
  }
}
