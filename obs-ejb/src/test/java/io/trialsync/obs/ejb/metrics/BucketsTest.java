package io.trialsync.obs.ejb.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class BucketsTest {

  @Test
  void areThoseThatDashboardsAndRulesRelyOn() {
    assertThat(Buckets.JOB_DURATION.bounds())
        .containsExactly(
            "1", "5", "15", "30", "60", "120", "300", "600", "1200", "1800", "3600", "7200",
            "14400", "28800");
    assertThat(Buckets.REQUEST_DURATION.bounds())
        .containsExactly(
            "0.005", "0.01", "0.025", "0.05", "0.1", "0.2", "0.3", "0.5", "0.75", "1", "1.5", "2.5",
            "5", "10");
  }

  @Property
  void everyValueIsInTheFirstBucketWhoseBoundIsNotBelowIt(
      @ForAll @LongRange(min = 0, max = 40_000_000_000L) long micros) {
    for (Buckets buckets : List.of(Buckets.JOB_DURATION, Buckets.REQUEST_DURATION)) {
      var value = BigDecimal.valueOf(micros, 6);
      List<String> bounds = buckets.bounds();
      int expected =
          IntStream.range(0, bounds.size())
              .filter(i -> value.compareTo(new BigDecimal(bounds.get(i))) <= 0)
              .findFirst()
              .orElse(bounds.size());
      assertThat(buckets.indexOf(micros)).isEqualTo(expected);
    }
  }
}
