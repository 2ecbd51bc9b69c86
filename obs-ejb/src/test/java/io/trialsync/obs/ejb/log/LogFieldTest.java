package io.trialsync.obs.ejb.log;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** The fields are those that are promised, each in a place of its own. */
class LogFieldTest {

  @Test
  void areThoseOfTheContractInItsOrder() {
    assertThat(LogField.ALL.stream().map(LogField::wireName))
        .containsExactly(
            "correlation_id",
            "job_id",
            "run_id",
            "attempt",
            "phase",
            "table",
            "duration_ms",
            "records_loaded",
            "error_category",
            "error_code",
            "http_status",
            "tenant_id",
            "trace_id",
            "span_id");
    for (int place = 0; place < LogField.ALL.size(); place++) {
      assertThat(LogField.ALL.get(place).place()).isEqualTo(place);
    }
  }
}
