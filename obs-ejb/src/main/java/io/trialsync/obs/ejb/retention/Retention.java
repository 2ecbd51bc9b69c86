package io.trialsync.obs.ejb.retention;

import io.trialsync.obs.ejb.audit.AuditAction;
import io.trialsync.obs.ejb.audit.Author;
import io.trialsync.obs.ejb.audit.Change;
import io.trialsync.obs.persistence.retention.RetentionLock;
import io.trialsync.obs.persistence.retention.RetentionRunStore;
import io.trialsync.obs.persistence.tenant.TenantScope;
import jakarta.annotation.Resource;
import jakarta.ejb.EJBException;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** What people may ask of retention: what holds, what would go, and to do it now. */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class Retention {
  private static final Duration LONGEST_COUNT = Duration.ofSeconds(4);
  private static final long SECONDS_TO_BEGIN = 5;

  @Resource(lookup = "jdbc/obsHistory")
  DataSource readers;

  @Resource ManagedExecutorService executor;
  @Inject RetentionWork work;
  @Inject RetentionRules rules;
  @Inject Clock clock;
  @Inject Event<Change> changes;

  /** What holds for the tenant, what is being done and what was done last. */
  public RetentionView view(String tenantId) {
    try {
      return TenantScope.ask(readers, tenantId, connection -> view(connection, tenantId));
    } catch (SQLException failure) {
      throw new EJBException(failure);
    }
  }

  private RetentionView view(Connection connection, String tenantId) throws SQLException {
    boolean busy = RetentionLock.isTaken(connection);
    List<RetentionRunView> newest =
        new RetentionRunStore(connection)
            .newest(tenantId, 2).stream().map(run -> RetentionRunView.of(run, busy)).toList();
    return new RetentionView(
        rules.ages(tenantId),
        rules.at() + "Z",
        busy,
        first(newest.stream().filter(RetentionRunView::isRunning).toList()),
        first(newest.stream().filter(run -> !run.isRunning()).toList()));
  }

  /** Counts what would go now, for a few seconds at most. */
  public RetentionForecast forecast(String tenantId) {
    FirstDays first =
        rules.ages(tenantId).firstDays(LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC));
    long end = System.nanoTime() + LONGEST_COUNT.toNanos();
    var forecaster = new Forecaster(() -> System.nanoTime() - end > 0);
    try {
      return TenantScope.ask(
          readers, tenantId, connection -> forecaster.forecast(connection, tenantId, first));
    } catch (SQLException failure) {
      throw new EJBException(failure);
    }
  }

  /**
   * Begins to remove what is too old of the tenant, and goes on when this call has answered. Who
   * asked is written down first.
   *
   * @throws RetentionBusyException when rows are being removed already
   */
  public RetentionView start(String tenantId, Author author) {
    changes.fire(Change.without(tenantId, author, AuditAction.RETENTION_REQUESTED));
    var begun = new CompletableFuture<Boolean>();
    executor.execute(() -> run(tenantId, begun));
    try {
      if (!begun.get(SECONDS_TO_BEGIN, TimeUnit.SECONDS)) {
        throw new RetentionBusyException();
      }
    } catch (ExecutionException failure) {
      throw new EJBException("retention could not begin", (Exception) failure.getCause());
    } catch (TimeoutException slow) {
      throw new EJBException("retention could not begin", slow);
    } catch (InterruptedException ending) {
      Thread.currentThread().interrupt();
      throw new EJBException("the server is ending", ending);
    }
    return view(tenantId);
  }

  /** When it last got through, for the tenant for whom that is longest ago; empty before. */
  public Optional<Instant> oldestSuccess() {
    try {
      return TenantScope.askAll(
          readers, connection -> new RetentionRunStore(connection).oldestSuccess());
    } catch (SQLException failure) {
      throw new EJBException(failure);
    }
  }

  private void run(String tenantId, CompletableFuture<Boolean> begun) {
    try {
      begun.complete(work.run(tenantId, () -> begun.complete(true)));
    } catch (SQLException failure) {
      begun.completeExceptionally(failure);
    }
  }

  private static @Nullable RetentionRunView first(List<RetentionRunView> runs) {
    return runs.isEmpty() ? null : runs.get(0);
  }
}
