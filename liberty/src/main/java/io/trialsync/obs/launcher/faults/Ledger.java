package io.trialsync.obs.launcher.faults;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;

/**
 * What the writers remember: every report that was ever sent, whether its answer was seen, and what
 * the runs must look like in the end.
 */
final class Ledger {
  private final Map<ReportKey, Boolean> acknowledged = new ConcurrentHashMap<>();
  private final Queue<RunStory> runs = new ConcurrentLinkedQueue<>();
  private final AtomicLong unanswered = new AtomicLong();
  private final AtomicLong duplicates = new AtomicLong();

  /** Must be called before the request leaves: what was sent may be stored. */
  void sent(Collection<ReportKey> keys) {
    keys.forEach(key -> acknowledged.putIfAbsent(key, false));
  }

  /** The server has answered that it has them. */
  void acknowledged(Collection<ReportKey> keys) {
    for (ReportKey key : keys) {
      if (Boolean.TRUE.equals(acknowledged.put(key, true))) {
        duplicates.incrementAndGet();
      }
    }
  }

  /** No answer came, or one that promises nothing. */
  void unknown(Collection<ReportKey> keys) {
    unanswered.addAndGet(keys.size());
  }

  /** All reports of the run have been sent at least once. */
  void told(RunStory story) {
    runs.add(story.told());
  }

  /** Every report that was sent, with whether it was acknowledged. */
  Map<ReportKey, Boolean> reports() {
    return acknowledged;
  }

  /** The runs of which everything was sent. */
  List<RunStory> runs() {
    return List.copyOf(runs);
  }

  long acknowledgedCount() {
    return acknowledged.values().stream().filter(answered -> answered).count();
  }

  /** How often a report was sent and its outcome stayed unknown. */
  long unknownCount() {
    return unanswered.get();
  }

  /** How often a report was acknowledged that had been acknowledged before. */
  long duplicateCount() {
    return duplicates.get();
  }
}
