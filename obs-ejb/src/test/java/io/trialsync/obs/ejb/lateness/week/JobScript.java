package io.trialsync.obs.ejb.lateness.week;

import io.trialsync.obs.ejb.job.Schedule;
import io.trialsync.obs.ejb.lateness.Alarm;
import io.trialsync.obs.ejb.lateness.Clocks;
import io.trialsync.obs.ejb.lateness.UsualRuntime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** A job of the simulated week: what it does, and what a person must hear of it. */
final class JobScript {
  final String name;
  final Schedule schedule;
  final Clocks clocks;
  final UsualRuntime usual;
  final Instant since;
  final boolean resends;
  final List<ScriptedRun> runs = new ArrayList<>();
  final List<LifeChange> changes = new ArrayList<>();
  final Set<Alarm> expected = new HashSet<>();
  boolean everSeen = true;
  int lost;

  JobScript(
      String name,
      Schedule schedule,
      Clocks clocks,
      UsualRuntime usual,
      Instant since,
      boolean resends) {
    this.name = name;
    this.schedule = schedule;
    this.clocks = clocks;
    this.usual = usual;
    this.since = since;
    this.resends = resends;
  }
}
