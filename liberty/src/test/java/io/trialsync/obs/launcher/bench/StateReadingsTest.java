package io.trialsync.obs.launcher.bench;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class StateReadingsTest {

  @Test
  void saysWhatAReadingTook() {
    var before = StateReadings.in("");
    var after =
        StateReadings.in(
            """
            trialsync_state_read_seconds_bucket{le="0.1"} 3
            trialsync_state_read_seconds_sum{} 0.15
            trialsync_state_read_seconds_count{} 4
            """);
    assertThat(after.since(before)).isEqualTo("the state of jobs was read 4 times, 37.5 ms each");
    assertThat(after.since(after)).isEqualTo("the state of jobs was not read");
  }
}
