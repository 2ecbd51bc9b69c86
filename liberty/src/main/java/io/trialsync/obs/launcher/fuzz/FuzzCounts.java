package io.trialsync.obs.launcher.fuzz;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** What came of all requests so far. */
final class FuzzCounts {
  private static final int MOST_KEPT = 20;

  /** A request whose answer shows a fault. */
  record Finding(FuzzRequest request, FuzzAnswer answer, String fault) {}

  private final Map<Integer, Integer> statuses = new TreeMap<>();
  private final List<Long> millis = new ArrayList<>();
  private final List<Finding> findings = new ArrayList<>();
  private int faults;

  synchronized void count(FuzzAnswer answer) {
    statuses.merge(answer.status(), 1, Integer::sum);
    millis.add(answer.millis());
  }

  synchronized void found(Finding finding) {
    faults++;
    if (findings.size() < MOST_KEPT) {
      findings.add(finding);
    }
  }

  synchronized int answered() {
    return millis.size();
  }

  synchronized int faults() {
    return faults;
  }

  /** The first of them. */
  synchronized List<Finding> findings() {
    return List.copyOf(findings);
  }

  synchronized int of(int status) {
    return statuses.getOrDefault(status, 0);
  }

  /** For the line that is shown while it goes on. */
  synchronized String line() {
    return String.format(
        Locale.ROOT,
        "%,9d answers  %s  %d ms p99  %d faults",
        millis.size(),
        statuses,
        percentile(99),
        faults);
  }

  synchronized long percentile(int percent) {
    if (millis.isEmpty()) {
      return 0;
    }
    List<Long> sorted = new ArrayList<>(millis);
    Collections.sort(sorted);
    return sorted.get(Math.min(sorted.size() - 1, sorted.size() * percent / 100));
  }
}
