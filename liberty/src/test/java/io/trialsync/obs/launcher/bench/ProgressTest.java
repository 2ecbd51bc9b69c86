package io.trialsync.obs.launcher.bench;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Lets time go by in front of the windows. */
class ProgressTest {
  private final Progress progress = new Progress();

  @Test
  void cutsWhatIsMeasuredIntoWindowsAndLeavesTheWarmUpOut() {
    answer(50, 9_000_000);
    progress.closeWindow(-1);
    progress.closeWindow(0);
    answer(20, 1_000_000);
    progress.closeWindow(9);
    progress.closeWindow(10);
    answer(40, 2_000_000);
    progress.closeWindow(20);

    assertThat(progress.windows()).hasSize(2);
    assertThat(progress.windows().get(0).perSecond()).isEqualTo(2);
    assertThat(progress.windows().get(1).perSecond()).isEqualTo(4);
    assertThat(progress.windows().get(0).p99Millis()).isBetween(0.9, 1.1);
    assertThat(progress.windows().get(1).p99Millis()).isBetween(1.9, 2.1);
    assertThat(progress.good()).isEqualTo(110);
  }

  private void answer(int times, long nanos) {
    for (int i = 0; i < times; i++) {
      progress.answered(201, nanos);
    }
    progress.answered(503, nanos);
  }
}
