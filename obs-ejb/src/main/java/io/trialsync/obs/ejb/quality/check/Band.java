package io.trialsync.obs.ejb.quality.check;

import java.time.DayOfWeek;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What is usual for a number, learned from earlier good runs by median and MAD, of logarithms since
 * noise is a matter of percent. What only looks odd until one knows the calendar is not called odd:
 * the first Saturday, the last day of a month.
 */
final class Band {
  /** Few samples say little of how far others may be: with five of them, twice as much. */
  private static final double OF_FEW = 5;

  private final Sample tested;
  private final List<Sample> earlier;
  private final BandLimits limits;
  private final Rhythm rhythm;
  private final Growth growth;
  private final List<Sample> alike;

  private Band(Sample tested, List<Sample> earlier, BandLimits limits) {
    this.tested = tested;
    this.earlier = earlier;
    this.limits = limits;
    rhythm = Rhythm.of(earlier);
    growth = Growth.of(earlier, rhythm == Rhythm.DAILY);
    alike = rhythm.alike(tested, earlier);
  }

  /** Where the number lies among earlier ones, the newest of which stands first. */
  static BandAnswer judge(Sample tested, List<Sample> earlier, BandLimits limits) {
    return earlier.isEmpty() || earlier.size() < limits.samples()
        ? BandAnswer.unknown(earlier.size(), Math.max(1, limits.samples()), earlier)
        : new Band(tested, earlier, limits).answer();
  }

  private BandAnswer answer() {
    boolean weekdayKnown = rhythm == Rhythm.DAILY && rhythm.isEnough(alike);
    BandAnswer usual = weekdayKnown ? amongSameDays() : among(earlier);
    if (usual.side() != 0 && !weekdayKnown) {
      usual = unlessUsual(alike, usual);
    }
    String edge = Rhythm.monthEdge(tested);
    if (usual.side() > 0 && edge != null) {
      usual =
          unlessUsual(
              earlier.stream().filter(sample -> edge.equals(Rhythm.monthEdge(sample))).toList(),
              usual);
    }
    return usual;
  }

  /** The same answer, unless runs of that kind are like that, or there was none yet. */
  private BandAnswer unlessUsual(List<Sample> ofTheKind, BandAnswer otherwise) {
    if (ofTheKind.isEmpty()) {
      return BandAnswer.unknown(0, 1, ofTheKind);
    }
    BandAnswer answer = among(ofTheKind);
    return answer.side() == 0 ? answer : otherwise;
  }

  private BandAnswer among(List<Sample> samples) {
    List<Double> steady = steady(samples);
    double spread = Spread.around(Median.of(steady), steady);
    return answer(samples, spread, samples.size());
  }

  /** The middle of days of the same name; four of them say too little of how far others may be. */
  private BandAnswer amongSameDays() {
    Map<DayOfWeek, List<Sample>> byDay =
        earlier.stream()
            .collect(
                Collectors.groupingBy(
                    Sample::weekday, () -> new EnumMap<>(DayOfWeek.class), Collectors.toList()));
    List<Double> distances = new ArrayList<>();
    for (List<Sample> ofDay : byDay.values()) {
      List<Double> steady = steady(ofDay);
      double middle = Median.of(steady);
      steady.forEach(each -> distances.add(each - middle));
    }
    // Each day has used up one number for its own middle.
    double spread = Spread.around(0, distances) * earlier.size() / (earlier.size() - byDay.size());
    return answer(alike, spread, earlier.size());
  }

  private BandAnswer answer(List<Sample> samples, double spread, int count) {
    double usual =
        Math.exp(Median.of(samples.stream().map(each -> growth.expected(each, tested)).toList()));
    double unsure = spread * unsureMiddle(samples.size()) * (1 + OF_FEW / count);
    return BandAnswer.of(
        tested.value(), usual, limits.low(usual, unsure), limits.high(usual, unsure), samples);
  }

  /** A new number is off by its own noise and by that of the median: π / 2n of its variance. */
  private static double unsureMiddle(int samples) {
    return Math.sqrt(1 + Math.PI / 2 / samples);
  }

  private List<Double> steady(List<Sample> samples) {
    return samples.stream().map(sample -> growth.steady(sample, tested)).toList();
  }
}
