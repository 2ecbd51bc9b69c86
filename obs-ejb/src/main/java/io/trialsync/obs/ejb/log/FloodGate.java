package io.trialsync.obs.ejb.log;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/**
 * Lets the first lines of a kind through, then every so many-th, and knows what it kept back.
 * Begins anew every ten seconds. Kinds are bounded: those beyond share one.
 */
final class FloodGate {
  static final Duration INTERVAL = Duration.ofSeconds(10);

  private static final int MOST_KINDS = 1_000;
  private static final String OTHER = "lines of rare kinds";

  private final int first;
  private final int every;
  private final ConcurrentMap<String, Flow> flows = new ConcurrentHashMap<>();

  /** Lines of a kind that were kept back since its interval began. */
  record KeptBack(String kind, LogLevel level, long lines) {}

  FloodGate(int first, int every) {
    this.first = first;
    this.every = every;
  }

  boolean lets(LogLine line) {
    Flow flow = flows.get(line.kind());
    if (flow == null) {
      String kind = flows.size() < MOST_KINDS ? line.kind() : OTHER;
      flow = flows.computeIfAbsent(kind, any -> new Flow(line.level()));
    }
    return flow.lets(line.at());
  }

  /** What was kept back in intervals that are over, each told once. */
  List<KeptBack> over(Instant now) {
    List<KeptBack> told = new ArrayList<>();
    flows.forEach(
        (kind, flow) -> {
          long lines = flow.keptBackUntil(now);
          if (lines > 0) {
            told.add(new KeptBack(kind, flow.level, lines));
          }
        });
    return told;
  }

  /** The lines of one kind. */
  private final class Flow {
    private final LogLevel level;
    private Instant end = Instant.MIN;
    private long seen;
    private long keptBack;

    Flow(LogLevel level) {
      this.level = level;
    }

    synchronized boolean lets(Instant at) {
      if (at.isAfter(end)) {
        end = at.plus(INTERVAL);
        seen = 0;
      }
      seen++;
      boolean through = seen <= first || (seen - first) % every == 0;
      keptBack += through ? 0 : 1;
      return through;
    }

    synchronized long keptBackUntil(Instant now) {
      if (keptBack == 0 || now.isBefore(end)) {
        return 0;
      }
      long lines = keptBack;
      keptBack = 0;
      return lines;
    }
  }
}
