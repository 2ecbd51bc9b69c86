package io.trialsync.obs.ejb.lateness.schedule;

import io.trialsync.obs.ejb.job.JobSettings;
import io.trialsync.obs.ejb.job.Schedule;
import io.trialsync.obs.ejb.job.SettingsCondition;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Refuses a schedule that never comes: nobody would ever hear that its job does not run. */
@ApplicationScoped
public class ComesAtAll implements SettingsCondition {
  private static final Duration EIGHT_YEARS = Duration.ofDays(8 * 365);

  @Inject Clock clock;

  @Override
  public Optional<String> complaint(JobSettings settings) {
    Schedule schedule = settings.schedule();
    if (schedule == null || isDue(schedule, DaysOff.of(settings.exclusions()))) {
      return Optional.empty();
    }
    return Optional.of(
        isDue(schedule, DaysOff.NONE)
            ? "exclusions must leave a day in the next eight years on which the job is due."
            : "schedule.cron must name a day that comes, which \"%s\" does not."
                .formatted(schedule.cron()));
  }

  private boolean isDue(Schedule schedule, DaysOff daysOff) {
    Instant now = clock.instant();
    Timetable timetable = Timetable.of(schedule, daysOff);
    if (timetable instanceof Timetable.Calendar calendar) {
      return calendar.points().firstFrom(now).isPresent();
    }
    if (timetable instanceof Timetable.Interval interval) {
      Instant due = now.plus(interval.every());
      Instant moved = daysOff.spans(interval.zone()).giveBack(now, due);
      return moved.isBefore(due.plus(EIGHT_YEARS));
    }
    return true;
  }
}
