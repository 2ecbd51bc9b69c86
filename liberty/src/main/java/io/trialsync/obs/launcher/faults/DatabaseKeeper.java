package io.trialsync.obs.launcher.faults;

import io.trialsync.obs.launcher.up.EmbeddedDatabase;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** Does for the database what {@code ./obs up} does: starts it again when it has ended. */
final class DatabaseKeeper implements AutoCloseable {
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(500);

  private final EmbeddedDatabase database;
  private final Thread thread;
  private boolean holding;

  private DatabaseKeeper(EmbeddedDatabase database) {
    this.database = database;
    this.thread = new Thread(this::keep, "faults-database-keeper");
    thread.setDaemon(true);
  }

  static DatabaseKeeper of(EmbeddedDatabase database) {
    var keeper = new DatabaseKeeper(database);
    keeper.thread.start();
    return keeper;
  }

  /** Keeps it away from now on, or no longer; a start under way is waited for. */
  synchronized void hold(boolean away) {
    holding = away;
  }

  private void keep() {
    try {
      while (!Thread.currentThread().isInterrupted()) {
        look();
        TimeUnit.NANOSECONDS.sleep(BETWEEN_LOOKS.toNanos());
      }
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
    }
  }

  private synchronized void look() throws InterruptedException {
    if (!holding && database.hasEnded()) {
      database.startAgain();
    }
  }

  @Override
  public void close() throws InterruptedException {
    thread.interrupt();
    thread.join();
  }
}
