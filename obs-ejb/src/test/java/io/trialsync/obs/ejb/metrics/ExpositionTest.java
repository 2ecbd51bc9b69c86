package io.trialsync.obs.ejb.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;

class ExpositionTest {

  @Test
  void packsTheSameTextOnce() throws Exception {
    byte[] text = "trialsync_jobs_total 1\n".repeat(1_000).getBytes(StandardCharsets.UTF_8);
    var exposition = new Exposition(text);
    byte[] gzip = exposition.gzip();
    assertThat(gzip).hasSizeLessThan(text.length / 10).isSameAs(exposition.gzip());
    try (var unpacked = new GZIPInputStream(new ByteArrayInputStream(gzip))) {
      assertThat(unpacked.readAllBytes()).isEqualTo(text);
    }
  }
}
