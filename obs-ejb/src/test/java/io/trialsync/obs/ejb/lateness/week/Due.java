package io.trialsync.obs.ejb.lateness.week;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.zone.ZoneOffsetTransition;

/** When a scheduler may start a job that is due at a time on the wall: our own reckoning. */
record Due(Instant from, Instant to) {

  static Due at(LocalDateTime time, ZoneId zone) {
    ZonedDateTime zoned = ZonedDateTime.of(time, zone);
    ZoneOffsetTransition change = zone.getRules().getTransition(time);
    if (change != null && change.isGap()) {
      return new Due(change.getInstant(), zoned.toInstant());
    }
    return new Due(
        zoned.withEarlierOffsetAtOverlap().toInstant(),
        zoned.withLaterOffsetAtOverlap().toInstant());
  }

  static Due at(Instant instant) {
    return new Due(instant, instant);
  }

  boolean isOfAClockChange() {
    return !from.equals(to);
  }

  Instant after(Duration duration) {
    return to.plus(duration);
  }
}
