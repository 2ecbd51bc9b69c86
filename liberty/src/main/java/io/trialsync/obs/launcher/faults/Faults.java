package io.trialsync.obs.launcher.faults;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** The faults found so far: all of them counted, the first ones kept in words. */
final class Faults {
  private static final int KEPT = 20;

  private final Map<FaultKind, Integer> counts = new EnumMap<>(FaultKind.class);
  private final List<String> sentences = new ArrayList<>();

  synchronized void add(FaultKind kind, String sentence) {
    counts.merge(kind, 1, Integer::sum);
    if (sentences.size() < KEPT) {
      sentences.add(kind.label() + ": " + sentence);
    }
  }

  synchronized int count(FaultKind kind) {
    return counts.getOrDefault(kind, 0);
  }

  synchronized boolean none() {
    return counts.isEmpty();
  }

  synchronized int total() {
    return counts.values().stream().mapToInt(Integer::intValue).sum();
  }

  /** The first of them, in clear words. */
  synchronized List<String> sentences() {
    return List.copyOf(sentences);
  }
}
