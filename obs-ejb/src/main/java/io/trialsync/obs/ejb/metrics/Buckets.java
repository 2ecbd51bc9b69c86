package io.trialsync.obs.ejb.metrics;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;

/** The fixed upper bounds of a histogram, in seconds, ascending; {@code +Inf} is understood. */
@SuppressWarnings("ImmutableEnumChecker") // what it holds is never changed
public enum Buckets {
  /** For metrics that are no histogram. */
  NONE(),
  JOB_DURATION(
      "1", "5", "15", "30", "60", "120", "300", "600", "1200", "1800", "3600", "7200", "14400",
      "28800"),
  REQUEST_DURATION(
      "0.005", "0.01", "0.025", "0.05", "0.1", "0.2", "0.3", "0.5", "0.75", "1", "1.5", "2.5", "5",
      "10"),
  DELIVERY("1", "2", "3", "5", "7", "10", "12", "15", "20", "30", "60", "120", "300"),
  EVALUATION("0.001", "0.0025", "0.005", "0.01", "0.025", "0.05", "0.1", "0.25", "0.5", "1", "5");

  private final List<String> bounds;
  private final long[] micros;
  private final byte[][] tails;

  Buckets(String... bounds) {
    this.bounds = List.of(bounds);
    this.micros = this.bounds.stream().mapToLong(Buckets::toMicros).toArray();
    this.tails =
        Stream.concat(this.bounds.stream(), Stream.of("+Inf"))
            .map(bound -> (",le=\"" + bound + "\"} ").getBytes(StandardCharsets.UTF_8))
            .toArray(byte[][]::new);
  }

  /** The bounds as Prometheus prints them in {@code le}. */
  public List<String> bounds() {
    return bounds;
  }

  /**
   * Index of the first bucket whose bound is not below the value; past the last for {@code +Inf}.
   */
  int indexOf(long valueMicros) {
    int index = 0;
    while (index < micros.length && valueMicros > micros[index]) {
      index++;
    }
    return index;
  }

  /** What ends the labels of the bucket's line; kept as bytes, since all series share it. */
  byte[] tail(int index) {
    return tails[index];
  }

  private static long toMicros(String seconds) {
    return new BigDecimal(seconds).movePointRight(6).longValueExact();
  }
}
