package io.trialsync.obs.ejb.lateness.watch;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Remembers when this server refused reports until the database can be told, which is often what
 * was away. Refusals that follow each other closely are one span: who was refused once may have
 * been so all the time between.
 */
final class RefusedSpell {
  private static final Duration CLOSE = Duration.ofSeconds(30);

  /** A report counts as lost for the second in which it was refused. */
  private static final Duration OF_ONE = Duration.ofSeconds(1);

  private @Nullable Ago open;
  private Instant toldUntil = Instant.MIN;
  private Instant telling = Instant.MIN;

  /** A span by this server's clock, which is not that of the database. */
  record Ago(Instant first, Instant last) {

    /** The same where another clock shows another time at the same moment. */
    Ago by(Instant here, Instant there) {
      Duration apart = Duration.between(here, there);
      return new Ago(first.plus(apart), last.plus(apart).plus(OF_ONE));
    }
  }

  synchronized void refused(Instant at) {
    Ago before = open;
    boolean goesOn =
        before != null
            && (before.last.isAfter(toldUntil)
                || Duration.between(before.last, at).compareTo(CLOSE) <= 0);
    open = before != null && goesOn ? new Ago(before.first, at) : new Ago(at, at);
  }

  /** What the database does not know yet. */
  synchronized Optional<Ago> untold() {
    Ago span = open;
    if (span == null || !span.last.isAfter(toldUntil)) {
      return Optional.empty();
    }
    telling = span.last;
    return Optional.of(span);
  }

  /** The database knows what was untold; what was refused since is not part of it. */
  synchronized void told() {
    toldUntil = telling;
  }
}
