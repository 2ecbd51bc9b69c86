package io.trialsync.obs.ejb.lateness;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something that a person should hear of, once: the same trouble is equal to itself, whoever looks
 * at it and whenever.
 *
 * @param of when the job was due, the run started, or the job was declared
 * @param runKey the run, where it is about one
 */
public record Alarm(Kind kind, Instant of, @Nullable UUID runKey) {

  /** What is wrong. */
  public enum Kind {
    /** A scheduled job that was due did not start; one alarm, however many times pass. */
    LATE_START,
    /** A job that was declared has never shown itself. */
    NEVER_SEEN,
    /** What was due is not done by its deadline. */
    LATE_FINISH,
    /** A run takes too long or makes no progress. */
    STUCK
  }
}
