package io.trialsync.obs.ejb.lateness.watch;

import io.trialsync.obs.ejb.job.JobSettings;
import io.trialsync.obs.ejb.job.Schedule;
import io.trialsync.obs.ejb.lateness.schedule.DaysOff;
import io.trialsync.obs.ejb.lateness.schedule.Timetable;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Keeps timetables: to read a cron expression costs more than to ask it. For one thread. */
final class Timetables {
  /** More schedules than most installations have; what falls out is read again. */
  private static final int MOST = 5_000;

  private record Key(@Nullable Schedule schedule, @Nullable List<String> exclusions) {}

  private final Map<Key, Timetable> known =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, Timetable> eldest) {
          return size() > MOST;
        }
      };

  Timetable of(JobSettings settings) {
    return known.computeIfAbsent(
        new Key(settings.schedule(), settings.exclusions()),
        key -> Timetable.of(key.schedule(), DaysOff.of(key.exclusions())));
  }
}
