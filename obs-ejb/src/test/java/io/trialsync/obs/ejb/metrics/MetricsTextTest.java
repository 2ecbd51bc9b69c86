package io.trialsync.obs.ejb.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.eclipse.microprofile.metrics.Metric;
import org.eclipse.microprofile.metrics.MetricID;
import org.eclipse.microprofile.metrics.MetricRegistry;
import org.junit.jupiter.api.Test;

class MetricsTextTest {

  private static final Instant TWO_O_CLOCK = Instant.parse("2026-11-21T02:00:00Z");

  private final SeriesStore store = new SeriesStore();
  private final MetricsText metrics = new MetricsText();

  {
    metrics.store = store;
    metrics.registry = registryThatHolds(Map.of());
    metrics.state = new NoState();
    setClock(Duration.ZERO);
  }

  @Test
  void keepsTheTextForASecondAndNotLonger() {
    Exposition first = metrics.current();
    countOneRequest();
    setClock(Duration.ofMillis(999));
    assertThat(metrics.current()).isSameAs(first);
    setClock(Duration.ofMillis(1_000));
    assertThat(text(metrics.current())).contains("trialsync_api_requests_total{route=\"/\"");
  }

  @Test
  void doesNotTrustATextFromTheFuture() {
    Exposition first = metrics.current();
    setClock(Duration.ofHours(-1));
    assertThat(metrics.current()).isNotSameAs(first);
  }

  @Test
  void answersTheTextBeforeWhileAnotherThreadRenders() throws Exception {
    Exposition first = metrics.current();
    setClock(Duration.ofSeconds(2));
    var rendering = new CountDownLatch(1);
    var mayEnd = new CountDownLatch(1);
    metrics.registry =
        registryOf(
            () -> {
              rendering.countDown();
              mayEnd.await();
              return Map.of();
            });
    var slow = CompletableFuture.supplyAsync(metrics::current);
    rendering.await();
    assertThat(metrics.current()).isSameAs(first);
    mayEnd.countDown();
    assertThat(slow.get()).isNotSameAs(first);
  }

  /** There is no database. */
  private static final class NoState extends StateMetrics {
    @Override
    void refresh() {
      // Nothing was read.
    }
  }

  private void countOneRequest() {
    var requests = new RequestMetrics();
    requests.store = store;
    requests.count("/", "GET", 200, Duration.ofMillis(1));
  }

  private void setClock(Duration sinceTwo) {
    metrics.clock = Clock.fixed(TWO_O_CLOCK.plus(sinceTwo), ZoneOffset.UTC);
  }

  private static String text(Exposition exposition) {
    return new String(exposition.text(), StandardCharsets.UTF_8);
  }

  private static MetricRegistry registryThatHolds(Map<MetricID, Metric> metrics) {
    return registryOf(() -> metrics);
  }

  /** A registry of which only the list of its metrics is asked. */
  private static MetricRegistry registryOf(Callable<Map<MetricID, Metric>> list) {
    return (MetricRegistry)
        Proxy.newProxyInstance(
            MetricRegistry.class.getClassLoader(),
            new Class<?>[] {MetricRegistry.class},
            (proxy, method, arguments) -> list.call());
  }
}
