package io.trialsync.obs.ejb.lateness.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.LongStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class SpansTest {
  private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

  @Test
  void givesBackWhatLiesBeforeTheLimit() {
    Spans spans = new Spans(List.of(span(10, 15), span(20, 30)));
    assertThat(spans.giveBack(at(0), at(9))).isEqualTo(at(9));
    assertThat(spans.giveBack(at(0), at(10))).isEqualTo(at(10));
    assertThat(spans.giveBack(at(0), at(11))).isEqualTo(at(16));
    assertThat(spans.giveBack(at(12), at(13))).isEqualTo(at(16));
    assertThat(spans.giveBack(at(16), at(18))).isEqualTo(at(18));
  }

  @Test
  void givesBackWhatLiesInTheTimeThatWasGivenBack() {
    Spans spans = new Spans(List.of(span(10, 15), span(20, 30)));
    assertThat(spans.giveBack(at(0), at(16))).isEqualTo(at(31));
  }

  @Test
  void joinsStretchesThatMeet() {
    Spans spans = new Spans(List.of(span(20, 30), span(10, 15), span(15, 21), span(40, 40)));
    assertThat(spans.list()).containsExactly(span(10, 30));
  }

  @Test
  void turnsDaysOffIntoTimeOfTheirZone() {
    var off = new DaysOff(List.of(DayRange.day(LocalDate.of(2026, 3, 29))));
    assertThat(off.spans(ZoneId.of("Europe/Berlin")).list())
        .extracting(span -> Duration.between(span.start(), span.end()))
        .containsExactly(Duration.ofHours(23));
  }

  @Property(tries = 500)
  void leavesAsMuchTimeThatCountsAsThereWas(
      @ForAll @Size(max = 6) List<@LongRange(min = 0, max = 500) Long> starts,
      @ForAll @LongRange(min = 0, max = 500) long from,
      @ForAll @LongRange(min = 0, max = 300) long allowance) {
    Spans spans = new Spans(starts.stream().map(start -> span(start, start + start % 37)).toList());
    Instant limit = spans.giveBack(at(from), at(from + allowance));
    long counted =
        LongStream.iterate(from, minute -> minute + 1)
            .takeWhile(minute -> at(minute).isBefore(limit))
            .filter(minute -> spans.list().stream().noneMatch(span -> span.contains(at(minute))))
            .count();
    assertThat(counted).isEqualTo(allowance);
  }

  private static Span span(long start, long end) {
    return new Span(at(start), at(end));
  }

  private static Instant at(long minute) {
    return NOON.plus(Duration.ofMinutes(minute));
  }
}
