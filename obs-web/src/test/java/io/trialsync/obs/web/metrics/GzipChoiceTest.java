package io.trialsync.obs.web.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class GzipChoiceTest {

  @Test
  void packsForACallerThatNamesGzip() {
    assertThat(GzipChoice.accepts("gzip")).isTrue();
    assertThat(GzipChoice.accepts("deflate, GZIP;q=0.5, br")).isTrue();
    assertThat(GzipChoice.accepts("br;q=0,gzip ; q=0.001")).isTrue();
  }

  @Test
  void doesNotPackForACallerThatIsSilentOrRefuses() {
    assertThat(GzipChoice.accepts(null)).isFalse();
    assertThat(GzipChoice.accepts("identity")).isFalse();
    assertThat(GzipChoice.accepts("x-gzipped")).isFalse();
    assertThat(GzipChoice.accepts("gzip;q=0")).isFalse();
    assertThat(GzipChoice.accepts("br, gzip; q=0.000")).isFalse();
  }
}
