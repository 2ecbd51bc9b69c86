package io.trialsync.obs.ejb.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class HistogramSeriesTest {

  private final HistogramSeries series =
      new HistogramSeries(MetricNames.API_REQUEST_DURATION_SECONDS, "route=\"/\"");

  @Test
  void aValueOnABoundBelongsToThatBucket() {
    series.observe(Duration.ofMillis(5));
    series.observe(Duration.ofMillis(10));
    assertThat(lines())
        .startsWith(
            "trialsync_api_request_duration_seconds_bucket{route=\"/\",le=\"0.005\"} 1",
            "trialsync_api_request_duration_seconds_bucket{route=\"/\",le=\"0.01\"} 2",
            "trialsync_api_request_duration_seconds_bucket{route=\"/\",le=\"0.025\"} 2");
  }

  @Test
  void aValueJustAboveABoundBelongsToTheNextBucket() {
    series.observe(Duration.ofMillis(5).plusNanos(1_000));
    assertThat(lines())
        .startsWith(
            "trialsync_api_request_duration_seconds_bucket{route=\"/\",le=\"0.005\"} 0",
            "trialsync_api_request_duration_seconds_bucket{route=\"/\",le=\"0.01\"} 1");
  }

  @Test
  void aValueAboveAllBoundsIsOnlyInTheLastBucket() {
    series.observe(Duration.ofSeconds(11));
    assertThat(lines())
        .endsWith(
            "trialsync_api_request_duration_seconds_bucket{route=\"/\",le=\"10\"} 0",
            "trialsync_api_request_duration_seconds_bucket{route=\"/\",le=\"+Inf\"} 1",
            "trialsync_api_request_duration_seconds_sum{route=\"/\"} 11",
            "trialsync_api_request_duration_seconds_count{route=\"/\"} 1");
  }

  @Test
  void aNegativeDurationCountsAsZero() {
    series.observe(Duration.ofSeconds(-3));
    assertThat(lines())
        .contains(
            "trialsync_api_request_duration_seconds_bucket{route=\"/\",le=\"0.005\"} 1",
            "trialsync_api_request_duration_seconds_sum{route=\"/\"} 0");
  }

  private List<String> lines() {
    var text = new TextBuffer(0);
    series.write(text);
    return new String(text.toByteArray(), StandardCharsets.UTF_8).lines().toList();
  }
}
