package io.trialsync.obs.ejb.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("I20")
class RequestMetricsTest {

  private final MetricsFixture metrics = new MetricsFixture(1, 1);
  private final RequestMetrics requests = new RequestMetrics();

  {
    requests.store = metrics.store;
  }

  @Test
  void countsByRouteMethodAndStatusAndTimesByRouteAndMethod() {
    requests.count("/v1/obs/jobs", "GET", 200, Duration.ofMillis(4));
    requests.count("/v1/obs/jobs", "GET", 401, Duration.ofMillis(1));
    assertThat(metrics.lines(MetricNames.API_REQUESTS_TOTAL))
        .containsExactly(
            "trialsync_api_requests_total{route=\"/v1/obs/jobs\",method=\"GET\","
                + "status_code=\"200\"} 1",
            "trialsync_api_requests_total{route=\"/v1/obs/jobs\",method=\"GET\","
                + "status_code=\"401\"} 1");
    assertThat(metrics.lines(MetricNames.API_REQUEST_DURATION_SECONDS))
        .contains(
            "trialsync_api_request_duration_seconds_count{route=\"/v1/obs/jobs\","
                + "method=\"GET\"} 2");
  }

  @Test
  void foldsMethodsThatSomebodyMadeUp() {
    for (String method : new String[] {"BREW", "get", "", "TRACE", "X\"\n"}) {
      requests.count("_unmatched", method, 404, Duration.ZERO);
    }
    assertThat(metrics.lines(MetricNames.API_REQUESTS_TOTAL))
        .containsExactly(
            "trialsync_api_requests_total{route=\"_unmatched\",method=\"_other\","
                + "status_code=\"404\"} 5");
  }
}
