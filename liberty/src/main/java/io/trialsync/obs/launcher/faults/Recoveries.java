package io.trialsync.obs.launcher.faults;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** How long it took until reports were taken again, by what had broken. */
final class Recoveries {
  private final Map<String, List<Duration>> byName = new TreeMap<>();
  private int kills;

  void add(Nemesis nemesis, Duration recovery) {
    byName.computeIfAbsent(nemesis.name(), name -> new ArrayList<>()).add(recovery);
    if (nemesis.kills()) {
      kills++;
    }
  }

  int kills() {
    return kills;
  }

  /** A line for each of them: how often, and the middle and the longest recovery. */
  String table() {
    var text =
        new StringBuilder(
            String.format(
                Locale.ROOT, "%-22s %6s %14s %10s%n", "", "times", "recovery p50", "max"));
    byName.forEach(
        (name, times) -> {
          List<Duration> sorted = times.stream().sorted().toList();
          text.append(
              String.format(
                  Locale.ROOT,
                  "%-22s %6d %12.1f s %8.1f s%n",
                  name,
                  sorted.size(),
                  sorted.get(sorted.size() / 2).toMillis() / 1e3,
                  sorted.get(sorted.size() - 1).toMillis() / 1e3));
        });
    return text.toString();
  }
}
