package io.trialsync.obs.ejb.lateness;

import io.trialsync.obs.ejb.lateness.schedule.Spans;
import io.trialsync.obs.ejb.lateness.schedule.Timetable;
import java.util.List;

/**
 * All that is needed to say what is late with a job.
 *
 * @param runs every open run, and the runs that started lately: at least the three scheduled ones
 *     that started last, and all that started since the oldest open one
 * @param suspensions when the server was down or refused reports; one that still lasts ends now
 */
public record JobWatch(
    JobLife life,
    Timetable timetable,
    Clocks clocks,
    List<RunSeen> runs,
    Spans suspensions,
    UsualRuntime usual) {

  public JobWatch {
    runs = List.copyOf(runs);
  }
}
