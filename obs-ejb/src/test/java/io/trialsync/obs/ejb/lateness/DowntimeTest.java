package io.trialsync.obs.ejb.lateness;

import static io.trialsync.obs.ejb.lateness.Story.at;
import static org.assertj.core.api.Assertions.assertThat;

import io.trialsync.obs.ejb.lateness.schedule.Span;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class DowntimeTest {
  private static final Duration TWO_MINUTES = Duration.ofMinutes(2);

  @Test
  void findsTheTimeBetweenTwoSignsOfLifeThatAreFarApart() {
    assertThat(
            Downtime.between(
                    List.of(at("02:00"), at("02:01"), at("02:03"), at("02:30"), at("02:31")),
                    TWO_MINUTES)
                .list())
        .containsExactly(new Span(at("02:03"), at("02:30")));
  }

  @Test
  void findsNothingWithFewSigns() {
    assertThat(Downtime.between(List.of(), TWO_MINUTES).list()).isEmpty();
    assertThat(Downtime.between(List.of(at("02:00")), TWO_MINUTES).list()).isEmpty();
  }
}
