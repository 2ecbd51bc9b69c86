package io.trialsync.obs.ejb.quality.check;

import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How often a job runs, and with it which earlier runs are of the same kind as a new one. */
enum Rhythm {
  /** Several times a day: what is usual may depend on the hour. */
  HOURLY,
  /** About every day: what is usual may depend on the weekday. */
  DAILY,
  /** More seldom: all runs are alike. */
  SELDOM;

  private static final int ENOUGH_OF_A_WEEKDAY = 4;
  private static final Duration SHORTEST_DAILY = Duration.ofHours(10);
  private static final Duration LONGEST_DAILY = Duration.ofHours(60);
  private static final long DAY = Duration.ofDays(1).toMillis();

  /** Of runs, the newest first. */
  static Rhythm of(List<Sample> samples) {
    List<Double> gaps = new ArrayList<>();
    for (int i = 1; i < samples.size(); i++) {
      gaps.add((double) Duration.between(samples.get(i).at(), samples.get(i - 1).at()).toMillis());
    }
    double usual = gaps.isEmpty() ? Double.MAX_VALUE : Median.of(gaps);
    if (usual > LONGEST_DAILY.toMillis()) {
      return SELDOM;
    }
    return usual < SHORTEST_DAILY.toMillis() ? HOURLY : DAILY;
  }

  /** The earlier ones at the same hour of the day, or on the same weekday. */
  List<Sample> alike(Sample tested, List<Sample> earlier) {
    return earlier.stream().filter(sample -> isAlike(tested, sample)).toList();
  }

  private boolean isAlike(Sample one, Sample other) {
    return switch (this) {
      case HOURLY -> {
        long apart = Duration.between(other.at(), one.at()).toMillis();
        long fromFullDays = Math.floorMod(apart + DAY / 48, DAY);
        yield apart > DAY / 2 && fromFullDays <= DAY / 24;
      }
      case DAILY -> one.weekday() == other.weekday();
      case SELDOM -> true;
    };
  }

  /** The earlier ones of the same day or hour when they are enough to go by; else none. */
  static List<Sample> ofTheDay(Sample tested, List<Sample> earlier) {
    Rhythm rhythm = of(earlier);
    List<Sample> alike = rhythm.alike(tested, earlier);
    return rhythm.isEnough(alike) ? alike : List.of();
  }

  /** Four of a weekday; of hours the history does not reach back further than to yesterday. */
  boolean isEnough(List<Sample> alike) {
    return switch (this) {
      case HOURLY -> !alike.isEmpty();
      case DAILY -> alike.size() >= ENOUGH_OF_A_WEEKDAY;
      case SELDOM -> false;
    };
  }

  /** Which end of a month the day is, on which books are closed; null when it is none. */
  static @Nullable String monthEdge(Sample sample) {
    LocalDate date = sample.date();
    if (date.getDayOfMonth() == 1) {
      return "first";
    }
    return date.getDayOfMonth() == date.lengthOfMonth() ? "last" : null;
  }
}
