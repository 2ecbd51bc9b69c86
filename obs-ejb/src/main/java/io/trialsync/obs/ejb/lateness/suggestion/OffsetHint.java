package io.trialsync.obs.ejb.lateness.suggestion;

import io.trialsync.obs.ejb.lateness.schedule.DaysOff;
import io.trialsync.obs.ejb.lateness.schedule.DueTime;
import io.trialsync.obs.ejb.lateness.schedule.ExpectedPoints;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Says that a job keeps starting a whole number of hours off its schedule: most alarms that look
 * false come from a schedule that is meant in another zone.
 *
 * @param hours how much later it starts; negative: earlier
 * @param fits a zone in which the same schedule would be right; null when none was found
 */
public record OffsetHint(int hours, @Nullable ZoneId fits) {
  private static final Duration NEAR = Duration.ofMinutes(10);
  private static final double NEARLY_ALL = 0.8;

  /**
   * Looks at the last starts of a job; none where they are as they should be, or have no pattern.
   *
   * @param zones that the schedule might be meant in, the likeliest one first
   */
  public static Optional<OffsetHint> find(
      String cron, ZoneId zone, List<Instant> starts, List<ZoneId> zones) {
    if (starts.size() < ScheduleFinder.FEWEST_STARTS) {
      return Optional.empty();
    }
    List<Duration> offsets = offsets(cron, zone, starts);
    Duration median = offsets.stream().sorted().toList().get(offsets.size() / 2);
    int hours = (int) Math.round(median.toMinutes() / 60.0);
    if (hours == 0 || !areNear(offsets, Duration.ofHours(hours), starts.size())) {
      return Optional.empty();
    }
    ZoneId fits =
        zones.stream()
            .filter(each -> areNear(offsets(cron, each, starts), Duration.ZERO, starts.size()))
            .findFirst()
            .orElse(null);
    return Optional.of(new OffsetHint(hours, fits));
  }

  /** The hint in words. */
  public String sentence() {
    int many = Math.abs(hours);
    return "starts %d %s %s than its schedule says%s"
        .formatted(
            many,
            many == 1 ? "hour" : "hours",
            hours > 0 ? "later" : "earlier",
            fits == null ? "" : "; it would fit in the zone " + fits);
  }

  private static boolean areNear(List<Duration> offsets, Duration expected, int starts) {
    long near =
        offsets.stream()
            .filter(offset -> offset.minus(expected).abs().compareTo(NEAR) <= 0)
            .count();
    return near >= NEARLY_ALL * starts;
  }

  private static List<Duration> offsets(String cron, ZoneId zone, List<Instant> starts) {
    var points = ExpectedPoints.of(cron, zone, DaysOff.NONE);
    return starts.stream().flatMap(start -> offset(points, start).stream()).toList();
  }

  private static Optional<Duration> offset(ExpectedPoints points, Instant start) {
    return Stream.of(points.lastBefore(start), points.firstFrom(start))
        .flatMap(Optional::stream)
        .map(due -> offset(due, start))
        .min((one, other) -> one.abs().compareTo(other.abs()));
  }

  private static Duration offset(DueTime due, Instant start) {
    return start.isBefore(due.earliest())
        ? Duration.between(due.earliest(), start)
        : Duration.between(due.latest(), start.isAfter(due.latest()) ? start : due.latest());
  }
}
