package io.trialsync.obs.ejb.lateness;

import io.trialsync.obs.ejb.lateness.schedule.Span;
import io.trialsync.obs.ejb.lateness.schedule.Spans;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What may have happened while the server was blind. Many workers send a report once and never
 * again, so what was refused is often lost for ever; but a run that takes longer than the server
 * was away shows itself afterwards, and one that does not is missing.
 */
final class Hindsight {
  private final Spans suspensions;
  private final UsualRuntime usual;
  private final @Nullable Duration longest;

  Hindsight(Spans suspensions, UsualRuntime usual, @Nullable Duration maxRuntime) {
    this.suspensions = suspensions;
    this.usual = usual;
    this.longest = usual.longest() == null ? maxRuntime : usual.longest();
  }

  /** The suspension in which a whole run may have come and gone that could start so. */
  Optional<Span> hidingRun(Instant opens, Instant limit) {
    return suspensions.meeting(opens, limit).stream()
        .filter(span -> shortest().compareTo(seenBy(span, opens)) <= 0)
        .findFirst();
  }

  /** The shortest run that may have come and gone. */
  Duration shortest() {
    return Objects.requireNonNullElse(usual.shortest(), Duration.ZERO);
  }

  /**
   * Until when a first sign may come: the time that we were blind is given back, and where a start
   * may have been lost, so is the time until its end must be heard.
   */
  Instant signLimit(Instant opens, Instant limit) {
    Instant moved = suspensions.giveBack(opens, limit);
    List<Span> blind = suspensions.meeting(opens, moved);
    if (blind.isEmpty() || longest == null) {
      return moved;
    }
    Instant end = blind.get(blind.size() - 1).end().plus(longest);
    return end.isAfter(moved) ? end : moved;
  }

  /** A limit that gets back the time that we were blind. */
  Instant giveBack(Instant from, Instant limit) {
    return suspensions.giveBack(from, limit);
  }

  /**
   * Whether a run may have ended while we were blind: it was not heard of since, its usual end
   * fits, and its time was not over before.
   */
  boolean mayHideEnd(RunSeen run, Instant start, Instant overAt) {
    Instant earliest = start.plus(shortest());
    Instant latest = usual.longest() == null ? Instant.MAX : start.plus(usual.longest());
    return suspensions.meeting(run.heardAt(), overAt).stream()
        .anyMatch(span -> span.meets(earliest, latest));
  }

  private static Duration seenBy(Span span, Instant opens) {
    return Duration.between(opens.isAfter(span.start()) ? opens : span.start(), span.end());
  }
}
