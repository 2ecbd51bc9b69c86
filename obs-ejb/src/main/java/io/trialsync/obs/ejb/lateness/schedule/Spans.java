package io.trialsync.obs.ejb.lateness.schedule;

import static java.util.Comparator.comparing;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Stretches of time that do not count against a job: days off, or times at which the server could
 * see nothing. Always in order, and no two of them meet.
 */
public record Spans(List<Span> list) {

  /** All time counts. */
  public static final Spans NONE = new Spans(List.of());

  public Spans {
    list = joined(list);
  }

  /**
   * A limit that gets back what did not count of the time before it.
   *
   * @param from since when time counts for it
   */
  public Instant giveBack(Instant from, Instant limit) {
    Instant moved = limit;
    for (Span span : list) {
      if (!span.start().isBefore(moved)) {
        break;
      }
      if (span.end().isAfter(from)) {
        Instant start = span.start().isAfter(from) ? span.start() : from;
        moved = moved.plus(Duration.between(start, span.end()));
      }
    }
    return moved;
  }

  /** Those of which some part lies between the two. */
  public List<Span> meeting(Instant from, Instant to) {
    return list.stream().filter(span -> span.meets(from, to)).toList();
  }

  private static List<Span> joined(List<Span> spans) {
    List<Span> joined = new ArrayList<>();
    for (Span span : spans.stream().sorted(comparing(Span::start)).toList()) {
      int last = joined.size() - 1;
      if (last >= 0 && !span.start().isAfter(joined.get(last).end())) {
        Span before = joined.get(last);
        Instant end = span.end().isAfter(before.end()) ? span.end() : before.end();
        joined.set(last, new Span(before.start(), end));
      } else if (span.end().isAfter(span.start())) {
        joined.add(span);
      }
    }
    return List.copyOf(joined);
  }
}
