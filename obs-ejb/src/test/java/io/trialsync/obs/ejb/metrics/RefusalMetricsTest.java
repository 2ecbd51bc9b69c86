package io.trialsync.obs.ejb.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class RefusalMetricsTest {

  @Test
  void showsEveryReasonAtZeroAndCounts() {
    var refusals = new RefusalMetrics();
    refusals.store = new SeriesStore();
    refusals.startAtZero();
    refusals.count(Refusal.BAD_TOKEN);
    refusals.count(Refusal.BAD_TOKEN);

    var text = new TextBuffer(0);
    refusals.store.write(MetricNames.REFUSED_REQUESTS_TOTAL, text);
    assertThat(new String(text.toByteArray(), StandardCharsets.UTF_8).lines())
        .hasSize(Refusal.values().length)
        .contains(
            "trialsync_refused_requests_total{reason=\"bad_token\"} 2",
            "trialsync_refused_requests_total{reason=\"token_rate\"} 0");
  }
}
