package io.trialsync.obs.ejb.metrics;

import java.util.concurrent.atomic.AtomicLong;
import org.eclipse.microprofile.metrics.Counter;

/** A counter without a registry. */
final class CountedByHand implements Counter {

  private final AtomicLong count = new AtomicLong();

  @Override
  public void inc() {
    inc(1);
  }

  @Override
  public void inc(long number) {
    count.addAndGet(number);
  }

  @Override
  public long getCount() {
    return count.get();
  }
}
