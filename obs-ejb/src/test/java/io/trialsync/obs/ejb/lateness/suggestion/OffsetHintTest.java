package io.trialsync.obs.ejb.lateness.suggestion;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class OffsetHintTest {
  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
  private static final ZoneId UTC = ZoneId.of("UTC");
  private static final List<ZoneId> ZONES = List.of(BERLIN, UTC);

  @Test
  void saysThatAScheduleIsMeantInAnotherZone() {
    assertThat(OffsetHint.find("0 2 * * *", BERLIN, daily("2026-07-01T02:03:00Z"), ZONES))
        .hasValueSatisfying(
            hint -> {
              assertThat(hint.hours()).isEqualTo(2);
              assertThat(hint.fits()).isEqualTo(UTC);
              assertThat(hint.sentence())
                  .isEqualTo(
                      "starts 2 hours later than its schedule says; it would fit in the zone UTC");
            });
  }

  @Test
  void tellsEarlierFromLater() {
    assertThat(OffsetHint.find("0 2 * * *", UTC, daily("2026-01-10T01:02:00Z"), List.of()))
        .hasValueSatisfying(
            hint ->
                assertThat(hint.sentence())
                    .isEqualTo("starts 1 hour earlier than its schedule says"));
  }

  @Test
  void saysNothingWhereStartsAreRightOrOffByNoWholeHour() {
    assertThat(OffsetHint.find("0 2 * * *", UTC, daily("2026-01-10T02:08:00Z"), ZONES)).isEmpty();
    assertThat(OffsetHint.find("0 2 * * *", UTC, daily("2026-01-10T02:40:00Z"), ZONES)).isEmpty();
    assertThat(
            OffsetHint.find("0 2 * * *", UTC, daily("2026-01-10T02:40:00Z").subList(0, 4), ZONES))
        .isEmpty();
  }

  @Test
  void saysNothingOfAJobOfEveryHour() {
    assertThat(OffsetHint.find("0 * * * *", UTC, daily("2026-01-10T03:01:00Z"), ZONES)).isEmpty();
  }

  private static List<Instant> daily(String first) {
    return IntStream.range(0, 10)
        .mapToObj(day -> Instant.parse(first).plus(Duration.ofDays(day)))
        .toList();
  }
}
