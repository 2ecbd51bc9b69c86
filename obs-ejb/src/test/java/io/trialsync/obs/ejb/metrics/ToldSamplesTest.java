package io.trialsync.obs.ejb.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.trialsync.obs.ejb.notification.AlertDelivered;
import io.trialsync.obs.persistence.component.ToldNumber;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * What others told shows with the labels of the contract, and goes when it is not told any more.
 */
class ToldSamplesTest {
  private final MetricsFixture metrics = new MetricsFixture(10, 10);

  @Test
  void showsEveryNumberWithItsLabels() {
    show(
        List.of(
            new ToldNumber("default", "edc", "", "in_use", 7),
            new ToldNumber("acme", "edc", "visits", "oldest_pending_seconds", 12.5),
            new ToldNumber("default", "edc", "keycloak", "errors_total", 3),
            new ToldNumber("default", "edc", "", "of_a_newer_version", 1)),
        Map.of("default", Instant.ofEpochSecond(1_800_000_000)));
    assertThat(metrics.lines(MetricNames.DB_POOL_IN_USE))
        .containsExactly("trialsync_db_pool_in_use{component=\"edc\"} 7");
    assertThat(metrics.lines(MetricNames.QUEUE_OLDEST_PENDING_SECONDS))
        .containsExactly(
            "trialsync_queue_oldest_pending_seconds{component=\"edc\",queue=\"visits\",tenant_id=\"acme\"}"
                + " 12.5");
    assertThat(metrics.lines(MetricNames.TOKEN_REFRESH_ERRORS_TOTAL))
        .containsExactly(
            "trialsync_token_refresh_errors_total{component=\"edc\",provider=\"keycloak\"} 3");
    assertThat(metrics.lines(MetricNames.ALERT_WATCHDOG_LAST_TIMESTAMP_SECONDS))
        .containsExactly("trialsync_alert_watchdog_last_timestamp_seconds{} 1800000000");
  }

  @Test
  void showsNothingOfWhatIsNotToldAnyMore() {
    show(List.of(new ToldNumber("default", "edc", "", "in_use", 7)), Map.of());
    show(List.of(), Map.of());
    assertThat(metrics.lines(MetricNames.DB_POOL_IN_USE)).isEmpty();
  }

  @Test
  void countsHowLongDeliveryTookByReceiverAndFoldsTooMany() {
    var alerts = new AlertMetrics();
    alerts.store = metrics.store;
    for (int i = 0; i < 60; i++) {
      alerts.onDelivered(new AlertDelivered("receiver-" + i, Duration.ofMillis(6_500)));
    }
    alerts.onDelivered(new AlertDelivered("receiver-0", Duration.ofSeconds(11)));
    List<String> lines = metrics.lines(MetricNames.ALERT_DELIVERY_SECONDS);
    assertThat(lines)
        .contains(
            "trialsync_alert_delivery_seconds_bucket{receiver=\"receiver-0\",le=\"5\"} 0",
            "trialsync_alert_delivery_seconds_bucket{receiver=\"receiver-0\",le=\"7\"} 1",
            "trialsync_alert_delivery_seconds_bucket{receiver=\"receiver-0\",le=\"12\"} 2",
            "trialsync_alert_delivery_seconds_count{receiver=\"_other\"} 10");
    assertThat(lines).noneMatch(line -> line.contains("receiver-59"));
  }

  private void show(List<ToldNumber> numbers, Map<String, Instant> watchdogs) {
    ToldSamples.of(numbers, watchdogs).forEach(metrics.store::replace);
  }
}
