package io.trialsync.obs.launcher.bench.fill;

import io.trialsync.obs.launcher.client.CommandException;
import io.trialsync.obs.launcher.client.CommandLine;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/**
 * What history is made: the same settings at the same time give the same rows.
 *
 * @param until when the history ends, and what it calls now
 * @param add whether rows that are there already may stay
 */
record FillSettings(
    int runs, int jobs, int days, int seed, int tenants, Instant until, boolean add) {
  private static final int MOST_JOB_DAYS = 1_000_000;

  static FillSettings parse(List<String> words, Instant now) {
    var line =
        CommandLine.parse(
            words,
            Set.of("--runs", "--jobs", "--days", "--seed", "--tenants"),
            Set.of("--add", "--help"));
    var settings =
        new FillSettings(
            line.number("--runs", 1_000_000, 1, 100_000_000),
            line.number("--jobs", 2_000, 1, 20_000),
            line.number("--days", 90, 1, 1_000),
            line.number("--seed", 1, 0, 999_999_999),
            line.number("--tenants", 4, 1, 1_000),
            Instant.ofEpochMilli(now.toEpochMilli()),
            line.has("--add"));
    if ((long) settings.jobs * settings.days > MOST_JOB_DAYS) {
      throw CommandException.usage(
          "--jobs times --days is %,d; at most %,d are allowed."
              .formatted((long) settings.jobs * settings.days, MOST_JOB_DAYS));
    }
    return settings;
  }

  Instant from() {
    return until.minus(Duration.ofDays(days));
  }
}
