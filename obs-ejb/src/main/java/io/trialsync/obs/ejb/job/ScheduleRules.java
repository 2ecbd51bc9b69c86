package io.trialsync.obs.ejb.job;

import com.cronutils.model.CronType;
import com.cronutils.model.definition.CronDefinitionBuilder;
import com.cronutils.parser.CronParser;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Which schedules, days off and clocks of a job make sense; every refusal is one sentence. */
final class ScheduleRules {
  private static final Duration LONGEST = Duration.ofDays(366);

  /** Lateness is told in seconds, and not asked for more often than that. */
  private static final Duration SHORTEST = Duration.ofMinutes(1);

  private static final int EXCLUSIONS = 400;
  private static final CronParser CRON =
      new CronParser(CronDefinitionBuilder.instanceDefinitionFor(CronType.UNIX));

  private ScheduleRules() {}

  /** Returns normally when all of them make sense. */
  static void check(JobSettings settings) {
    List<String> daysOff = Objects.requireNonNullElse(settings.exclusions(), List.of());
    exclusions(daysOff);
    if (settings.schedule() != null) {
      schedule(settings.schedule(), !daysOff.isEmpty());
    }
    period("start_grace", settings.startGrace());
    period("max_runtime", settings.maxRuntime());
    period("finish_deadline", settings.finishDeadline());
    tolerance(settings.earlyTolerance());
    minutes("progress_timeout", settings.progressTimeout());
    minutes("lost_after", settings.lostAfter());
  }

  private static void schedule(Schedule schedule, boolean hasDaysOff) {
    require(
        (schedule.cron() == null) != (schedule.every() == null),
        "schedule needs either cron (with an optional zone) or every, not both.");
    zone(schedule.zone());
    if (schedule.cron() == null) {
      require(
          schedule.zone() == null || hasDaysOff,
          "schedule.zone goes with cron, or with every where there are exclusions.");
      minutes("schedule.every", schedule.every());
      return;
    }
    SettingsRules.text("schedule.cron", schedule.cron());
    try {
      CRON.parse(schedule.cron()).validate();
    } catch (IllegalArgumentException notCron) {
      throw new InvalidSettingsException(
          "schedule.cron must have five fields as in crontab, such as \"0 2 * * *\".");
    }
  }

  private static void zone(@Nullable String zone) {
    if (zone == null) {
      return;
    }
    try {
      ZoneId.of(zone);
    } catch (DateTimeException unknownZone) {
      throw new InvalidSettingsException(
          "schedule.zone must be the name of a time zone, such as \"Europe/Berlin\".");
    }
  }

  private static void exclusions(List<String> days) {
    require(
        days.size() <= EXCLUSIONS,
        "exclusions may list at most " + EXCLUSIONS + " days or ranges of days.");
    require(
        days.stream().allMatch(each -> each != null && Exclusion.of(each).isPresent()),
        "exclusions must list days such as \"2026-12-25\" or ranges of at most 366 days such as"
            + " \"2026-12-24/2027-01-01\".");
  }

  private static void period(String name, @Nullable Duration period) {
    require(
        period == null || isBetween(Duration.ofNanos(1), period),
        name + " must be longer than nothing and at most 366 days, such as \"PT10M\".");
  }

  private static void tolerance(@Nullable Duration tolerance) {
    require(
        tolerance == null || isBetween(Duration.ZERO, tolerance),
        "early_tolerance must be from nothing (\"PT0S\") to 366 days, such as \"PT5M\".");
  }

  private static void minutes(String name, @Nullable Duration period) {
    require(
        period == null || isBetween(SHORTEST, period),
        name + " must be from one minute to 366 days, such as \"PT1H\".");
  }

  private static boolean isBetween(Duration least, Duration period) {
    return period.compareTo(least) >= 0 && period.compareTo(LONGEST) <= 0;
  }

  private static void require(boolean condition, String sentence) {
    if (!condition) {
      throw new InvalidSettingsException(sentence);
    }
  }
}
