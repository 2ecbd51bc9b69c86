package io.trialsync.obs.ejb.lateness.schedule;

import java.time.Instant;
import java.util.AbstractList;
import java.util.RandomAccess;

/** The due times of a day without a clock change, made when they are asked for. */
final class PlainDay extends AbstractList<DueTime> implements RandomAccess {
  private final Instant midnight;
  private final int[] minutes;

  PlainDay(Instant midnight, int[] minutes) {
    this.midnight = midnight;
    this.minutes = minutes;
  }

  @Override
  public DueTime get(int index) {
    return DueTime.at(midnight.plusSeconds(60L * minutes[index]));
  }

  @Override
  public int size() {
    return minutes.length;
  }
}
