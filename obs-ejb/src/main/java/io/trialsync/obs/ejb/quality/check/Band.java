package io.trialsync.obs.ejb.quality.check;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is usual for a number, learned from earlier good runs by median and MAD. What only looks odd
 * until one knows the calendar is not called odd: the first Saturday, the last day of a month.
 */
final class Band {
  /** From so many on, days of the same name are compared with each other only. */
  private static final int ENOUGH_OF_A_WEEKDAY = 4;

  /** Jobs that run more often, or more seldom, have no rhythm of weekdays to be learned. */
  private static final Duration SHORTEST_DAILY = Duration.ofHours(3);

  private static final Duration LONGEST_DAILY = Duration.ofHours(60);

  private final Sample tested;
  private final List<Sample> earlier;
  private final BandLimits limits;
  private final boolean weekly;
  private final Growth growth;
  private final List<Sample> sameDay;

  private Band(Sample tested, List<Sample> earlier, BandLimits limits) {
    this.tested = tested;
    this.earlier = earlier;
    this.limits = limits;
    weekly = isAboutDaily(earlier);
    growth = Growth.of(earlier, weekly);
    sameDay =
        weekly
            ? earlier.stream().filter(sample -> sample.weekday() == tested.weekday()).toList()
            : List.of();
  }

  /** Where the number lies among earlier ones, the newest of which stands first. */
  static BandAnswer judge(Sample tested, List<Sample> earlier, BandLimits limits) {
    return earlier.isEmpty() || earlier.size() < limits.samples()
        ? BandAnswer.unknown(earlier.size(), Math.max(1, limits.samples()), earlier)
        : new Band(tested, earlier, limits).answer();
  }

  private BandAnswer answer() {
    boolean weekdayKnown = sameDay.size() >= ENOUGH_OF_A_WEEKDAY;
    BandAnswer usual = among(weekdayKnown ? sameDay : earlier);
    if (usual.side() != 0 && weekly && !weekdayKnown) {
      usual = unlessUsual(sameDay, usual);
    }
    String edge = monthEdge(tested);
    if (usual.side() > 0 && edge != null) {
      usual =
          unlessUsual(
              earlier.stream().filter(sample -> edge.equals(monthEdge(sample))).toList(), usual);
    }
    return usual;
  }

  /** The same answer, unless days of that kind are like that, or were never seen. */
  private BandAnswer unlessUsual(List<Sample> alike, BandAnswer otherwise) {
    if (otherwise.reason() != null) {
      return otherwise;
    }
    if (alike.isEmpty()) {
      return BandAnswer.unknown(0, 1, alike);
    }
    BandAnswer ofTheKind = among(alike);
    return ofTheKind.side() == 0 ? ofTheKind : otherwise;
  }

  private BandAnswer among(List<Sample> samples) {
    List<Double> carried = carried(samples);
    double middle = Median.of(carried);
    double spread = Math.max(Spread.around(middle, carried), pooledShare() * middle);
    return BandAnswer.of(tested.value(), middle, limits.margin(middle, spread), samples);
  }

  /** Spread of all samples around their own weekdays: four Mondays alone often look too calm. */
  private double pooledShare() {
    if (sameDay.size() < ENOUGH_OF_A_WEEKDAY) {
      return 0;
    }
    Map<DayOfWeek, List<Double>> byDay = new EnumMap<>(DayOfWeek.class);
    for (Sample sample : earlier) {
      byDay
          .computeIfAbsent(sample.weekday(), day -> new ArrayList<>())
          .add(growth.carried(sample, tested));
    }
    List<Double> shares = new ArrayList<>();
    for (List<Double> ofDay : byDay.values()) {
      double middle = Median.of(ofDay);
      if (ofDay.size() >= ENOUGH_OF_A_WEEKDAY && middle > 0) {
        ofDay.forEach(number -> shares.add(number / middle));
      }
    }
    return shares.isEmpty() ? 0 : Spread.around(1, shares);
  }

  private List<Double> carried(List<Sample> samples) {
    return samples.stream().map(sample -> growth.carried(sample, tested)).toList();
  }

  private static boolean isAboutDaily(List<Sample> samples) {
    List<Double> gaps = new ArrayList<>();
    for (int i = 1; i < samples.size(); i++) {
      gaps.add((double) Duration.between(samples.get(i).at(), samples.get(i - 1).at()).toMillis());
    }
    double usual = gaps.isEmpty() ? 0 : Median.of(gaps);
    return usual >= SHORTEST_DAILY.toMillis() && usual <= LONGEST_DAILY.toMillis();
  }

  private static @Nullable String monthEdge(Sample sample) {
    LocalDate date = sample.date();
    if (date.getDayOfMonth() == 1) {
      return "first";
    }
    return date.getDayOfMonth() == date.lengthOfMonth() ? "last" : null;
  }
}
