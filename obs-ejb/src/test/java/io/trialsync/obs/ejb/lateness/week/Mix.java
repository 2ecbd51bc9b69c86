package io.trialsync.obs.ejb.lateness.week;

import java.util.EnumMap;
import java.util.Map;
import java.util.Random;

/** What may happen to a run of the simulated week, and how often. */
enum Mix {
  GOOD(0),
  EARLY(30),
  FAILED(20),
  REPEATED(30),
  SKIPPED(10),
  LATE(20),
  MISSING(12),
  LONG(12),
  ENDLESS(4);

  private final int perMille;

  Mix(int perMille) {
    this.perMille = perMille;
  }

  static Mix drawn(Random random) {
    int drawn = random.nextInt(1000);
    for (Mix each : values()) {
      if (drawn < each.perMille) {
        return each;
      }
      drawn -= each.perMille;
    }
    return GOOD;
  }

  static Map<Mix, Integer> counter() {
    return new EnumMap<>(Mix.class);
  }
}
