package io.trialsync.obs.ejb.lateness.schedule;

import java.time.Instant;

/**
 * One time at which a job is due. The two instants are the same but on the day of a clock change,
 * where schedulers read the same schedule differently: whoever starts the job anywhere between them
 * is right, and the clocks run from the later one.
 */
public record DueTime(Instant earliest, Instant latest) {

  public DueTime {
    if (latest.isBefore(earliest)) {
      throw new IllegalArgumentException("latest is before earliest");
    }
  }

  /** A time that everybody reads alike. */
  public static DueTime at(Instant instant) {
    return new DueTime(instant, instant);
  }
}
