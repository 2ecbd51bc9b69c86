package io.trialsync.obs.ejb.lateness.schedule;

import io.trialsync.obs.ejb.job.Exclusion;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Days in the zone of a job on which nobody expects it. */
public record DaysOff(List<DayRange> ranges) {

  /** The job is expected on every day of its schedule. */
  public static final DaysOff NONE = new DaysOff(List.of());

  /** The exclusions in the settings of a job, which were checked. */
  public static DaysOff of(@Nullable List<String> exclusions) {
    return exclusions == null
        ? NONE
        : new DaysOff(
            exclusions.stream()
                .flatMap(text -> Exclusion.of(text).stream())
                .map(days -> new DayRange(days.first(), days.last()))
                .toList());
  }

  public DaysOff {
    ranges = List.copyOf(ranges);
  }

  /** The same as stretches of time in a zone. */
  public Spans spans(ZoneId zone) {
    return new Spans(
        ranges.stream()
            .map(
                range ->
                    new Span(
                        range.first().atStartOfDay(zone).toInstant(),
                        range.last().plusDays(1).atStartOfDay(zone).toInstant()))
            .toList());
  }

  /** Whether that day is off. */
  public boolean contains(LocalDate day) {
    for (DayRange range : ranges) {
      if (range.contains(day)) {
        return true;
      }
    }
    return false;
  }
}
