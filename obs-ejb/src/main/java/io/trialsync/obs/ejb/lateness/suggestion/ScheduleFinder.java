package io.trialsync.obs.ejb.lateness.suggestion;

import io.trialsync.obs.ejb.job.Schedule;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/**
 * Finds the schedule that scheduled starts of the past speak for: by interval where a job runs many
 * times a day, by day and time on the wall otherwise. Better none than a wrong one.
 */
public final class ScheduleFinder {
  /** With fewer starts any pattern may be chance. */
  public static final int FEWEST_STARTS = 5;

  private static final Duration DAILY = Duration.ofHours(20);
  private static final Duration MONTHLY = Duration.ofDays(25);
  private static final int[] STEPS = {5, 10, 15, 20, 30, 60, 120, 180, 240, 360, 480, 720};
  private static final int DAY = 1440;
  private static final double LEAST_CONFIDENCE = 0.4;

  /** Starts that lie farther apart than this around a time of day have no such time. */
  private static final double WIDEST_SPREAD = 60;

  private ScheduleFinder() {}

  /**
   * What the starts speak for.
   *
   * @param starts in any order
   * @param zones that the schedule may be meant in, the likeliest one first: starts over a clock
   *     change tell them apart, and without one the first of equals is taken
   */
  public static Optional<ScheduleSuggestion> find(List<Instant> starts, List<ZoneId> zones) {
    List<Instant> sorted = List.copyOf(new TreeSet<>(starts));
    if (sorted.size() < FEWEST_STARTS || zones.isEmpty()) {
      return Optional.empty();
    }
    Duration gap = medianGap(sorted);
    Optional<ScheduleSuggestion> found =
        gap.compareTo(DAILY) < 0 ? stepping(sorted, gap) : daily(sorted, gap, zones);
    return found.filter(suggestion -> suggestion.confidence() >= LEAST_CONFIDENCE);
  }

  private static Duration medianGap(List<Instant> sorted) {
    List<Duration> gaps = gaps(sorted);
    return gaps.stream().sorted().toList().get(gaps.size() / 2);
  }

  private static List<Duration> gaps(List<Instant> sorted) {
    List<Duration> gaps = new ArrayList<>();
    for (int i = 1; i < sorted.size(); i++) {
      gaps.add(Duration.between(sorted.get(i - 1), sorted.get(i)));
    }
    return gaps;
  }

  private static Optional<ScheduleSuggestion> stepping(List<Instant> sorted, Duration gap) {
    double minutes = gap.toSeconds() / 60.0;
    for (int step : STEPS) {
      if (Math.abs(minutes - step) <= step * 0.1) {
        return Optional.of(stepping(sorted, step));
      }
    }
    return Optional.empty();
  }

  private static ScheduleSuggestion stepping(List<Instant> sorted, int step) {
    Circle phase = Circle.of(sorted.stream().map(start -> phase(start, step)).toList(), step);
    boolean isOnTheDial = phase.spread() <= step / 10.0 + 1;
    double spread = isOnTheDial ? phase.spread() : spreadOfGaps(sorted, step);
    long regular =
        gaps(sorted).stream()
            .filter(each -> Math.abs(each.toSeconds() / 60.0 - step) <= step * 0.2 + 1)
            .count();
    double regularity = (double) regular / (sorted.size() - 1);
    Schedule schedule =
        isOnTheDial
            ? new Schedule(stepCron(phase.written(), step), "UTC", null)
            : new Schedule(null, null, Duration.ofMinutes(step));
    String words =
        "starts every "
            + (step % 60 == 0 ? step / 60 + " h" : step + " min")
            + (isOnTheDial ? " at minute " + phase.written() % Math.min(step, 60) : "");
    return suggestion(schedule, spread, regularity, step / 2.0, sorted.size(), words);
  }

  private static double phase(Instant start, int step) {
    return Math.floorMod(start.getEpochSecond(), step * 60L) / 60.0;
  }

  private static double spreadOfGaps(List<Instant> sorted, int step) {
    List<Double> away =
        gaps(sorted).stream()
            .map(each -> Math.abs(each.toSeconds() / 60.0 - step))
            .sorted()
            .toList();
    return away.get((int) Math.ceil(0.9 * away.size()) - 1);
  }

  private static String stepCron(int phase, int step) {
    if (step < 60) {
      return (phase == 0 ? "*/" + step : phase + "-59/" + step) + " * * * *";
    }
    String hours = step == 60 ? "*" : phase / 60 + "-23/" + step / 60;
    return phase % 60 + " " + hours + " * * *";
  }

  private static Optional<ScheduleSuggestion> daily(
      List<Instant> sorted, Duration gap, List<ZoneId> zones) {
    ZoneId best = zones.get(0);
    Circle time = timeOfDay(sorted, best);
    for (ZoneId zone : zones) {
      Circle other = timeOfDay(sorted, zone);
      if (other.spread() < time.spread() - 1) {
        best = zone;
        time = other;
      }
    }
    if (time.spread() > WIDEST_SPREAD) {
      return Optional.empty();
    }
    return days(sorted, gap, best, time);
  }

  private static Circle timeOfDay(List<Instant> sorted, ZoneId zone) {
    return Circle.of(
        sorted.stream()
            .map(start -> start.atZone(zone).toLocalTime().toSecondOfDay() / 60.0)
            .toList(),
        DAY);
  }

  private static Optional<ScheduleSuggestion> days(
      List<Instant> sorted, Duration gap, ZoneId zone, Circle time) {
    int minute = time.written();
    TreeSet<LocalDate> dates = new TreeSet<>();
    sorted.forEach(start -> dates.add(dueDate(start, zone, minute)));
    String cron = minute % 60 + " " + minute / 60;
    double regularity = 1;
    String when;
    if (gap.compareTo(MONTHLY) < 0) {
      Weekdays weekdays = Weekdays.of(dates);
      cron += " * * " + weekdays.cron();
      regularity = weekdays.regularity();
      when = weekdays.words();
    } else if (dates.stream().map(LocalDate::getDayOfMonth).distinct().count() == 1) {
      cron += " " + dates.first().getDayOfMonth() + " * *";
      when = "on day " + dates.first().getDayOfMonth() + " of the month";
    } else {
      return Optional.empty();
    }
    String words =
        "starts %02d:%02d ± %d min, %s, %s"
            .formatted(minute / 60, minute % 60, upwards(time.spread()), zone, when);
    var schedule = new Schedule(cron, zone.getId(), null);
    return Optional.of(
        suggestion(schedule, time.spread(), regularity, WIDEST_SPREAD, sorted.size(), words));
  }

  /** The day that a start is for: one shortly before midnight may be for the next. */
  private static LocalDate dueDate(Instant start, ZoneId zone, int minute) {
    return start.atZone(zone).toLocalDateTime().minusMinutes(minute).plusHours(12).toLocalDate();
  }

  /** n / (n + 2) for the number of starts, times the shares that are regular and near. */
  private static ScheduleSuggestion suggestion(
      Schedule schedule, double spread, double regularity, double widest, int n, String words) {
    double near = Math.max(0, 1 - spread / (2 * widest));
    double confidence = Math.round(100.0 * n / (n + 2) * regularity * near) / 100.0;
    String sentence = words.contains("±") ? words : words + " ± " + upwards(spread) + " min";
    return new ScheduleSuggestion(
        schedule, Duration.ofMinutes(upwards(spread)), confidence, n, sentence);
  }

  private static long upwards(double minutes) {
    return Math.max(1, (long) Math.ceil(minutes));
  }
}
