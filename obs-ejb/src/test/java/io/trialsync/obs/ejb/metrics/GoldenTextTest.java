package io.trialsync.obs.ejb.metrics;

import static io.trialsync.obs.ejb.metrics.MetricsFixture.ended;
import static io.trialsync.obs.ejb.metrics.MetricsFixture.loaded;
import static org.assertj.core.api.Assertions.assertThat;

import io.trialsync.obs.ejb.run.ErrorCategory;
import io.trialsync.obs.ejb.run.ReportKind;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.eclipse.microprofile.metrics.Gauge;
import org.eclipse.microprofile.metrics.Metric;
import org.eclipse.microprofile.metrics.MetricID;
import org.eclipse.microprofile.metrics.Tag;
import org.junit.jupiter.api.Test;

class GoldenTextTest {

  private final MetricsFixture metrics = new MetricsFixture(10, 10);
  private final Map<MetricID, Metric> registered = new HashMap<>();

  @Test
  void aSmallStateLooksExactlySo() throws IOException {
    metrics.runs.onReport(ended("visits", ReportKind.SUCCEEDED, 15_000L, null));
    metrics.runs.onReport(ended("visits", ReportKind.FAILED, 31_250L, ErrorCategory.DB));
    metrics.runs.onReport(loaded("default", "visits", Map.of("dm.\"visit\"", 1_200L)));
    var requests = new RequestMetrics();
    requests.store = metrics.store;
    requests.count("/v1/obs/jobs/{job_id}", "GET", 200, Duration.ofNanos(7_300_000));
    gauge("trialsync_db_pool_in_use", 3, new Tag("component", "obs"));
    gauge("trialsync_db_pool_in_use", 0, new Tag("component", "obs-history"));
    gauge("trialsync_uptime_seconds", 12.345, new Tag("service", "obs"), scope());
    gauge(
        "trialsync_build_info",
        1,
        new Tag("version", "0.1.0"),
        new Tag("git_sha", "0c1a646"),
        new Tag("service", "obs"),
        scope());
    registered.put(
        new MetricID("trialsync_label_overflow_total", new Tag("label", "table")),
        metrics.foldedTables);
    gauge("somebody_elses_gauge", 1);
    assertThat(rendered()).isEqualTo(golden());
  }

  /** A label that the server adds to what it shows itself. */
  private static Tag scope() {
    return new Tag("mp_scope", "application");
  }

  private void gauge(String name, Number value, Tag... tags) {
    Gauge<Number> gauge = () -> value;
    registered.put(new MetricID(name, tags), gauge);
  }

  private String rendered() {
    var text = new TextBuffer(0);
    MetricsText.render(metrics.store, new RegisteredMetrics(registered), text);
    return new String(text.toByteArray(), StandardCharsets.UTF_8);
  }

  private static String golden() throws IOException {
    try (var file = GoldenTextTest.class.getResourceAsStream("golden.txt")) {
      assertThat(file).as("golden.txt").isNotNull();
      return new String(file.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
