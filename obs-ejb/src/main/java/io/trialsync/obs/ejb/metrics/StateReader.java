package io.trialsync.obs.ejb.metrics;

import io.trialsync.obs.ejb.quality.EvaluationWorker;
import io.trialsync.obs.persistence.metrics.StateStore;
import io.trialsync.obs.persistence.metrics.StoredState;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Reads the state from the database, one reading at a time on a thread of its own: a database that
 * does not answer costs a scrape half a second and not its answer.
 */
@ApplicationScoped
public class StateReader {
  private static final System.Logger LOG = System.getLogger(StateReader.class.getName());
  private static final Duration PATIENCE = Duration.ofMillis(500);

  @Resource(lookup = "jdbc/obsQuality")
  DataSource database;

  @Resource ManagedExecutorService executor;
  @Inject EvaluationWorker worker;
  @Inject Clock clock;

  private final AtomicReference<@Nullable CompletableFuture<Void>> running =
      new AtomicReference<>();
  private volatile @Nullable Reading last;
  private volatile boolean troubleTold;

  /** What was read, and since when it is true. */
  record Reading(StoredState state, Instant at) {}

  /** A reading of now; the last good one while the database does not answer at once. */
  @Nullable Reading newest() {
    var mine = new CompletableFuture<Void>();
    CompletableFuture<Void> others = running.compareAndExchange(null, mine);
    if (others == null) {
      begin(mine);
    }
    await(others == null ? mine : others);
    return last;
  }

  private void begin(CompletableFuture<Void> reading) {
    try {
      executor.execute(() -> read(reading));
    } catch (RejectedExecutionException ending) {
      end(reading);
    }
  }

  private void read(CompletableFuture<Void> reading) {
    Instant now = clock.instant();
    try (Connection connection = database.getConnection()) {
      last = new Reading(new StateStore(connection).read(worker.isEnabled()), now);
      troubleTold = false;
    } catch (SQLException | RuntimeException unread) {
      tell(unread);
    } finally {
      end(reading);
    }
  }

  private void end(CompletableFuture<Void> reading) {
    running.set(null);
    reading.complete(null);
  }

  private static void await(CompletableFuture<Void> reading) {
    try {
      reading.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException | ExecutionException goOnWithTheLast) {
      return;
    } catch (InterruptedException ending) {
      Thread.currentThread().interrupt();
    }
  }

  /** Said once until it is over; before the first reading the schema may not be there yet. */
  private void tell(Exception failure) {
    if (!troubleTold && last != null) {
      troubleTold = true;
      LOG.log(
          System.Logger.Level.WARNING,
          "event=state_unread The state of jobs could not be read ({0}); each scrape tries again.",
          failure instanceof SQLException sql
              ? "sql_state=" + sql.getSQLState()
              : failure.getClass().getName());
    }
  }
}
