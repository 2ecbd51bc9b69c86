package io.trialsync.obs.launcher.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Percentage.withPercentage;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Holds the percentiles against sorting all values. */
class LatencyHistogramTest {
  private final LatencyHistogram histogram = new LatencyHistogram();

  @Test
  void answersZeroWithoutAnyLatency() {
    assertThat(histogram.percentileNanos(99)).isZero();
    assertThat(histogram.maxNanos()).isZero();
  }

  @Test
  void isExactForSmallValues() {
    for (int nanos = 1; nanos <= 100; nanos++) {
      histogram.record(nanos);
    }
    assertThat(histogram.percentileNanos(50)).isEqualTo(50);
    assertThat(histogram.percentileNanos(95)).isEqualTo(95);
    assertThat(histogram.percentileNanos(99)).isEqualTo(99);
    assertThat(histogram.percentileNanos(100)).isEqualTo(100);
  }

  @Test
  void takesTheOnlyValueForEveryPercentile() {
    histogram.record(1_234_567);
    assertThat(histogram.percentileNanos(50)).isEqualTo(1_234_567);
    assertThat(histogram.percentileNanos(99)).isEqualTo(1_234_567);
  }

  @Test
  void staysWithinOnePercentOfSortedValues() {
    var random = new Random(7);
    long[] values = random.longs(50_000, 1, 3_000_000_000L).toArray();
    Arrays.stream(values).forEach(histogram::record);
    Arrays.sort(values);
    for (double percent : new double[] {1, 50, 90, 95, 99, 99.9}) {
      long exact = values[(int) Math.ceil(percent / 100 * values.length) - 1];
      assertThat(histogram.percentileNanos(percent)).isCloseTo(exact, withPercentage(1));
    }
    assertThat(histogram.maxNanos()).isEqualTo(values[values.length - 1]);
  }

  @Test
  void addsAnotherHistogram() {
    var other = new LatencyHistogram();
    histogram.record(10);
    other.record(90);
    histogram.add(other);
    assertThat(histogram.count()).isEqualTo(2);
    assertThat(histogram.percentileNanos(50)).isEqualTo(10);
    assertThat(histogram.maxNanos()).isEqualTo(90);
  }

  @Test
  void countsWhatIsLongerThanItsRangeInTheLastBucket() {
    histogram.record(Long.MAX_VALUE);
    histogram.record(-1);
    assertThat(histogram.count()).isEqualTo(2);
    assertThat(histogram.percentileNanos(50)).isZero();
    assertThat(histogram.percentileNanos(100)).isEqualTo(histogram.maxNanos()).isPositive();
  }
}
