package io.trialsync.obs.launcher.bench.judge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.trialsync.obs.launcher.client.CommandException;
import org.junit.jupiter.api.Test;

/** What the bench says is what the server's metrics say. */
class JudgingTimeTest {
  private static final String METRICS =
      """
      # TYPE trialsync_dq_evaluation_seconds histogram
      trialsync_dq_evaluation_seconds_bucket{le="0.0025"} 1
      trialsync_dq_evaluation_seconds_bucket{le="0.005"} 7
      trialsync_dq_evaluation_seconds_bucket{le="+Inf"} 10
      trialsync_dq_evaluation_seconds_sum{} 0.05
      trialsync_dq_evaluation_seconds_count{} 10
      """;

  @Test
  void readsTheHistogram() {
    assertThat(JudgingTime.read(METRICS)).isEqualTo(new JudgingTime(0.05, 10, 7));
    assertThat(JudgingTime.read(METRICS.replace("{}", ""))).isEqualTo(new JudgingTime(0.05, 10, 7));
  }

  @Test
  void tellsOnlyOfWhatCameSince() {
    JudgingTime since = new JudgingTime(0.09, 20, 15).since(JudgingTime.read(METRICS));
    assertThat(since.milliseconds()).isEqualTo(4, within(1e-9));
    assertThat(since.quickPercent()).isEqualTo(80);
  }

  @Test
  void saysWhatIsMissing() {
    assertThatThrownBy(() -> JudgingTime.read("trialsync_up 1\n"))
        .isInstanceOf(CommandException.class)
        .hasMessageContaining("trialsync_dq_evaluation_seconds");
  }
}
