package io.trialsync.obs.ejb.quality.schema;

import java.math.BigInteger;
import java.util.List;
import java.util.Map;

/**
 * Which exact numbers fit a type.
 *
 * @param scale digits behind the point
 */
record NumberRange(BigInteger least, BigInteger most, long scale) {
  private static final Map<String, Integer> BITS =
      Map.of("tinyint", 8, "smallint", 16, "mediumint", 24, "integer", 32, "bigint", 64);
  private static final String UNSIGNED = " unsigned";

  /** Digits of a decimal that has no limit; the widest known one has 76 (BigQuery). */
  private static final long MOST_DIGITS = 1_000;

  static boolean isInteger(String name) {
    return BITS.containsKey(name.replace(UNSIGNED, ""));
  }

  static NumberRange of(CanonicalType type) {
    Integer bits = BITS.get(type.name().replace(UNSIGNED, ""));
    if (bits == null) {
      return decimal(type.parameters());
    }
    return type.name().endsWith(UNSIGNED)
        ? new NumberRange(BigInteger.ZERO, below(BigInteger.TWO.pow(bits)), 0)
        : new NumberRange(
            BigInteger.TWO.pow(bits - 1).negate(), below(BigInteger.TWO.pow(bits - 1)), 0);
  }

  private static NumberRange decimal(List<Long> parameters) {
    long precision = parameters.isEmpty() ? MOST_DIGITS : parameters.get(0);
    long scale = parameters.isEmpty() ? MOST_DIGITS : parameters.get(1);
    long digits = parameters.isEmpty() ? MOST_DIGITS : precision - scale;
    var most = below(BigInteger.TEN.pow((int) Math.max(0, Math.min(MOST_DIGITS, digits))));
    return new NumberRange(most.negate(), most, scale);
  }

  private static BigInteger below(BigInteger limit) {
    return limit.subtract(BigInteger.ONE);
  }

  /** Whether all numbers of the other fit this one. */
  boolean holds(NumberRange other) {
    return least.compareTo(other.least) <= 0
        && most.compareTo(other.most) >= 0
        && scale >= other.scale;
  }
}
