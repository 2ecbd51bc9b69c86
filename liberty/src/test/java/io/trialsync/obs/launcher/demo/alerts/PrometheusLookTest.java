package io.trialsync.obs.launcher.demo.alerts;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PrometheusLookTest {
  @Test
  void readsTheNumberOfJobs() {
    assertThat(
            PrometheusLook.count(
                "{\"status\":\"success\",\"data\":{\"resultType\":\"vector\",\"result\":"
                    + "[{\"metric\":{},\"value\":[1795358168.604,\"14\"]}]}}"))
        .isEqualTo(14);
  }

  @Test
  void isNoneBeforeTheFirstReading() {
    assertThat(
            PrometheusLook.count(
                "{\"status\":\"success\",\"data\":{\"resultType\":\"vector\",\"result\":[]}}"))
        .isZero();
  }
}
