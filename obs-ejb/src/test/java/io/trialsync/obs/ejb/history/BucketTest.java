package io.trialsync.obs.ejb.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

/** Buckets begin at whole hours and days and cover all of the window. */
class BucketTest {

  @Test
  void beginsWhereTheWindowCutsIntoADay() {
    assertThat(Bucket.DAY.starts(at("2026-11-19T23:59:59.999Z"), at("2026-11-21T00:00:00.001Z")))
        .containsExactly(
            at("2026-11-19T00:00:00Z"), at("2026-11-20T00:00:00Z"), at("2026-11-21T00:00:00Z"));
  }

  @Test
  void endsBeforeABucketThatTheWindowDoesNotTouch() {
    assertThat(Bucket.HOUR.starts(at("2026-11-20T06:00:00Z"), at("2026-11-20T08:00:00Z")))
        .containsExactly(at("2026-11-20T06:00:00Z"), at("2026-11-20T07:00:00Z"));
  }

  private static Instant at(String text) {
    return Instant.parse(text);
  }
}
