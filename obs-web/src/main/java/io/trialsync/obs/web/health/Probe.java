package io.trialsync.obs.web.health;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.LongSupplier;
import org.eclipse.microprofile.health.HealthCheck;
import org.jspecify.annotations.Nullable;

/**
 * Asks one health check at most once at a time and at most once a second, however many callers want
 * to know: a check that hangs must not pile up behind itself.
 */
final class Probe {
  private static final Duration FRESH = Duration.ofSeconds(1);

  private final String name;
  private final HealthCheck check;
  private final Executor executor;
  private final LongSupplier nanoTime;
  private @Nullable CompletableFuture<ComponentStatus> latest;
  private long askedAt;

  Probe(String name, HealthCheck check, Executor executor, LongSupplier nanoTime) {
    this.name = name;
    this.check = check;
    this.executor = executor;
    this.nanoTime = nanoTime;
  }

  String name() {
    return name;
  }

  /** The answer under way or the one of less than a second ago, else a new one. */
  synchronized CompletableFuture<ComponentStatus> ask() {
    CompletableFuture<ComponentStatus> known = latest;
    if (known != null && (!known.isDone() || age().compareTo(FRESH) < 0)) {
      return known;
    }
    askedAt = nanoTime.getAsLong();
    CompletableFuture<ComponentStatus> asked =
        CompletableFuture.supplyAsync(this::timedCall, executor);
    latest = asked;
    return asked;
  }

  /** What the check says, or that it said nothing by the deadline (of {@code nanoTime}). */
  ComponentStatus await(CompletableFuture<ComponentStatus> asked, long deadline) {
    try {
      return asked.get(Math.max(0, deadline - nanoTime.getAsLong()), TimeUnit.NANOSECONDS);
    } catch (TimeoutException tooSlow) {
      return ComponentStatus.down(name, age().toMillis(), "no answer in time");
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
      return ComponentStatus.down(name, age().toMillis(), "the server is stopping");
    } catch (ExecutionException broken) {
      return ComponentStatus.down(name, age().toMillis(), "the check itself failed");
    }
  }

  private ComponentStatus timedCall() {
    long start = nanoTime.getAsLong();
    var response = check.call();
    return ComponentStatus.of(
        response, TimeUnit.NANOSECONDS.toMillis(nanoTime.getAsLong() - start));
  }

  private synchronized Duration age() {
    return Duration.ofNanos(nanoTime.getAsLong() - askedAt);
  }
}
