package io.trialsync.obs.launcher.faults;

import java.util.PriorityQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Requests without a good answer yet; they are sent again until they have one. */
final class Outbox {
  private static final int CROWDED = 400;

  private final PriorityQueue<Waiting> waiting = new PriorityQueue<>();

  /** Keeps the request for another try after the pause. */
  synchronized void later(Delivery delivery, long pauseMillis) {
    waiting.add(
        new Waiting(System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(pauseMillis), delivery));
  }

  /** A request whose pause is over. */
  synchronized @Nullable Delivery due() {
    Waiting first = waiting.peek();
    if (first == null || first.dueNanos - System.nanoTime() > 0) {
      return null;
    }
    waiting.remove();
    return first.delivery;
  }

  /** Whether so much waits that nothing new should be begun. */
  synchronized boolean crowded() {
    return waiting.size() >= CROWDED;
  }

  synchronized boolean isEmpty() {
    return waiting.isEmpty();
  }

  private record Waiting(long dueNanos, Delivery delivery) implements Comparable<Waiting> {
    @Override
    public int compareTo(Waiting other) {
      return Long.compare(dueNanos - other.dueNanos, 0);
    }
  }
}
