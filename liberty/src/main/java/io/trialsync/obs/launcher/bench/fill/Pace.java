package io.trialsync.obs.launcher.bench.fill;

import java.util.Arrays;

/** How often jobs run: few of them all the time, most hourly or daily, as on a real platform. */
enum Pace {
  MINUTE(0.01, 1_440),
  FIVE_MINUTES(0.05, 288),
  QUARTER(0.09, 96),
  HOUR(0.60, 24),
  DAY(0.25, 1);

  private final double shareOfJobs;
  private final int runsOfADay;

  Pace(double shareOfJobs, int runsOfADay) {
    this.shareOfJobs = shareOfJobs;
    this.runsOfADay = runsOfADay;
  }

  /** Weight among all jobs; how often it really runs depends on how many runs are wanted. */
  int runsOfADay() {
    return runsOfADay;
  }

  /** The pace of the job at that rank of so many. */
  static Pace of(int rank, int jobs) {
    double share = (rank + 0.5) / jobs;
    double reached = 0;
    for (Pace pace : values()) {
      reached += pace.shareOfJobs;
      if (share < reached) {
        return pace;
      }
    }
    return Arrays.stream(values()).reduce((first, last) -> last).orElseThrow();
  }
}
