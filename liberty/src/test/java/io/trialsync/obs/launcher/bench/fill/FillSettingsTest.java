package io.trialsync.obs.launcher.bench.fill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Types the options of a fill. */
class FillSettingsTest {
  private static final Instant NOW = Instant.parse("2026-11-21T15:30:00.123456Z");

  @Test
  void hasTheDefaultsOfTheUsage() {
    assertThat(FillSettings.parse(List.of(), NOW))
        .isEqualTo(
            new FillSettings(
                1_000_000, 2_000, 90, 1, 4, Instant.parse("2026-11-21T15:30:00.123Z"), false));
  }

  @Test
  void saysWhenThereWouldBeTooManySums() {
    assertThatThrownBy(() -> FillSettings.parse(List.of("--jobs", "20000", "--days", "100"), NOW))
        .hasMessage("--jobs times --days is 2,000,000; at most 1,000,000 are allowed.");
  }
}
