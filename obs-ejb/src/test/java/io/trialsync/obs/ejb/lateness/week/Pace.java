package io.trialsync.obs.ejb.lateness.week;

import io.trialsync.obs.ejb.lateness.Clocks;
import io.trialsync.obs.ejb.lateness.UsualRuntime;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** How fast a kind of job is, in minutes, and what its owner allows. */
enum Pace {
  NIGHTLY(20, 60, 90, 180, 100),
  HOURLY(5, 20, 45, 55, 60),
  QUARTERLY(2, 4, 8, 14, 9),
  BY_INTERVAL(5, 10, 30, null, 40),
  ON_DEMAND(5, 10, 30, null, 40);

  static final Duration GRACE = Duration.ofMinutes(10);
  static final Duration LOST_AFTER = Duration.ofHours(12);

  final int shortest;
  final int longest;
  final int most;
  final @Nullable Integer deadline;
  final int tooLong;

  Pace(int shortest, int longest, int most, @Nullable Integer deadline, int tooLong) {
    this.shortest = shortest;
    this.longest = longest;
    this.most = most;
    this.deadline = deadline;
    this.tooLong = tooLong;
  }

  Clocks clocks() {
    return Clocks.of(
            GRACE, Duration.ofMinutes(most), deadline == null ? null : Duration.ofMinutes(deadline))
        .withLostAfter(LOST_AFTER);
  }

  UsualRuntime usual() {
    return new UsualRuntime(Duration.ofMinutes(shortest), Duration.ofMinutes(longest));
  }
}
