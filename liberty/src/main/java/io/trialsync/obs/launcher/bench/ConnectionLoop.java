package io.trialsync.obs.launcher.bench;

import io.trialsync.obs.launcher.client.ServerAddress;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * Drives one connection of the generator until time is over. A request that got no answer is sent
 * again unchanged on a new connection, as a careful client does: that is what makes "every answered
 * report is there, once" a real check.
 */
final class ConnectionLoop implements Runnable {
  private static final long FIRST_BACKOFF = TimeUnit.MILLISECONDS.toNanos(50);
  private static final long LONGEST_BACKOFF = TimeUnit.SECONDS.toNanos(1);
  private static final long PAUSE_AFTER_OVERLOAD = TimeUnit.MILLISECONDS.toNanos(20);

  private final ServerAddress address;
  private final Schedule schedule;
  private final Conversation conversation;
  private final Progress progress;
  private final Tally tally;
  private Conversation.@Nullable Request pending;
  private long start;
  private long backoff = FIRST_BACKOFF;

  ConnectionLoop(
      ServerAddress address,
      Schedule schedule,
      Conversation conversation,
      Progress progress,
      Tally tally) {
    this.address = address;
    this.schedule = schedule;
    this.start = schedule.begin() - schedule.intervalNanos();
    this.conversation = conversation;
    this.progress = progress;
    this.tally = tally;
  }

  @Override
  public void run() {
    while (!over()) {
      try (var connection = HttpConnection.open(address)) {
        talk(connection);
      } catch (IOException e) {
        tally.noAnswer();
        progress.failed();
        LockSupport.parkNanos(backoff);
        backoff = Math.min(backoff * 2, LONGEST_BACKOFF);
      }
    }
  }

  private void talk(HttpConnection connection) throws IOException {
    do {
      if (pending == null) {
        start = schedule.awaitNext(start);
        pending = conversation.next();
      }
      int status = connection.exchange(pending.bytes(), false);
      hear(pending, status);
      pending = null;
      backoff = FIRST_BACKOFF;
    } while (connection.reusable() && !over());
  }

  private void hear(Conversation.Request request, int status) {
    long nanos = System.nanoTime() - start;
    if (schedule.measures(start)) {
      tally.answered(request.kind(), status, nanos);
    }
    progress.answered(status, nanos);
    conversation.answered(request, status);
    if (status == 429 || status == 503) {
      LockSupport.parkNanos(PAUSE_AFTER_OVERLOAD);
    }
  }

  private boolean over() {
    return schedule.over() || progress.refusedStatus() != 0;
  }
}
