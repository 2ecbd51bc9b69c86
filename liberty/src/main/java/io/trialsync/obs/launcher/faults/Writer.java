package io.trialsync.obs.launcher.faults;

import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One reporter: tells runs, sends again what got no answer, and sometimes what did get one, and
 * goes to another server when its own fails.
 */
final class Writer implements Runnable {
  private static final int PAUSE_AFTER_A_FAILURE_MILLIS = 250;
  private static final int REPEATED_ONE_IN = 12;
  private static final int TWICE_AT_ONCE_ONE_IN = 25;

  private final Ledger ledger;
  private final Outbox outbox;
  private final Faults faults;
  private final Supplier<List<Courier>> couriers;
  private final StoryTeller teller;
  private final Random random;
  private final long pauseNanos;
  private final BooleanSupplier stopping;
  private final Queue<Delivery> tale = new ArrayDeque<>();
  private @Nullable RunStory story;
  private int turn;

  /**
   * @param couriers one for each server; the caller may change it at any time
   * @param pauseNanos from one answer to the next request
   */
  Writer(
      Ledger ledger,
      Outbox outbox,
      Faults faults,
      Supplier<List<Courier>> couriers,
      StoryTeller teller,
      Random random,
      long pauseNanos,
      BooleanSupplier stopping) {
    this.ledger = ledger;
    this.outbox = outbox;
    this.faults = faults;
    this.couriers = couriers;
    this.teller = teller;
    this.random = random;
    this.pauseNanos = pauseNanos;
    this.stopping = stopping;
    this.turn = random.nextInt(100);
  }

  @Override
  public void run() {
    while (!Thread.currentThread().isInterrupted()) {
      Delivery next = next();
      if (next != null) {
        send(next);
      } else if (stopping.getAsBoolean() && outbox.isEmpty()) {
        break;
      }
      LockSupport.parkNanos(pauseNanos);
    }
    couriers.get().forEach(Courier::disconnect);
  }

  private @Nullable Delivery next() {
    Delivery again = outbox.due();
    if (again != null || outbox.crowded()) {
      return again;
    }
    if (tale.isEmpty() && story != null) {
      ledger.told(story);
      story = null;
    }
    if (tale.isEmpty() && !stopping.getAsBoolean()) {
      RunStory begun = teller.next();
      story = begun;
      tale.addAll(begun.deliveries());
    }
    return tale.poll();
  }

  private void send(Delivery delivery) {
    List<Courier> choice = couriers.get();
    Courier courier = choice.get(Math.floorMod(turn, choice.size()));
    ledger.sent(delivery.keys());
    if (random.nextInt(TWICE_AT_ONCE_ONE_IN) == 0) {
      outbox.later(delivery, 0);
    }
    Courier.Answer answer = courier.send(delivery);
    switch (answer.outcome()) {
      case ACKNOWLEDGED -> {
        ledger.acknowledged(delivery.keys());
        if (random.nextInt(REPEATED_ONE_IN) == 0) {
          outbox.later(delivery, random.nextInt(2_000));
        }
      }
      case UNKNOWN -> {
        turn++;
        ledger.unknown(delivery.keys());
        outbox.later(delivery, PAUSE_AFTER_A_FAILURE_MILLIS + random.nextInt(250));
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(200));
      }
      case REFUSED ->
          faults.add(FaultKind.REFUSED, delivery.keys() + " was answered " + answer.words());
    }
  }
}
