package io.trialsync.obs.persistence.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

/** Of the day that a window cuts, the smaller part is added up. */
class CutDayTest {

  @Test
  void addsWhatIsLeftOfADayThatIsCutLate() {
    assertThat(CutDay.at(Instant.parse("2026-11-20T22:00:00Z")))
        .isEqualTo(
            new CutDay(
                LocalDate.parse("2026-11-20"),
                Instant.parse("2026-11-20T22:00:00Z"),
                Instant.parse("2026-11-21T00:00:00Z"),
                1));
  }

  @Test
  void takesAwayWhatWasBeforeInADayThatIsCutEarly() {
    assertThat(CutDay.at(Instant.parse("2026-11-20T02:00:00Z")))
        .isEqualTo(
            new CutDay(
                LocalDate.parse("2026-11-19"),
                Instant.parse("2026-11-20T00:00:00Z"),
                Instant.parse("2026-11-20T02:00:00Z"),
                -1));
  }

  @Property
  void wholeDaysAndThePartMakeExactlyTheTimeSinceTheMoment(
      @ForAll @LongRange(min = 1_700_000_000, max = 1_900_000_000) long second) {
    Instant moment = Instant.ofEpochSecond(second);
    CutDay cut = CutDay.at(moment);
    Instant wholeDays = cut.after().plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant();
    Duration part = Duration.between(cut.from(), cut.until());
    assertThat(part)
        .isLessThanOrEqualTo(Duration.ofHours(12))
        .isGreaterThanOrEqualTo(Duration.ZERO);
    assertThat(wholeDays.minus(part.multipliedBy(cut.sign()))).isEqualTo(moment);
  }
}
