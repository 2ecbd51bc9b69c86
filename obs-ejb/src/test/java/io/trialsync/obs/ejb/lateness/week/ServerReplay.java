package io.trialsync.obs.ejb.lateness.week;

import io.trialsync.obs.ejb.lateness.Alarm;
import io.trialsync.obs.ejb.lateness.JobLife;
import io.trialsync.obs.ejb.lateness.JobWatch;
import io.trialsync.obs.ejb.lateness.Lateness;
import io.trialsync.obs.ejb.lateness.LatenessJudge;
import io.trialsync.obs.ejb.lateness.RunSeen;
import io.trialsync.obs.ejb.lateness.RunState;
import io.trialsync.obs.ejb.lateness.RunView;
import io.trialsync.obs.ejb.lateness.schedule.DaysOff;
import io.trialsync.obs.ejb.lateness.schedule.Span;
import io.trialsync.obs.ejb.lateness.schedule.Spans;
import io.trialsync.obs.ejb.lateness.schedule.Timetable;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;

/** A server that lives through a job's script: it hears, looks every ten seconds, and tells. */
final class ServerReplay {
  private static final int TICK_SECONDS = 10;

  private final JobScript job;
  private final List<Span> outages;
  private final Timetable timetable;
  private final Map<UUID, RunSeen> known = new LinkedHashMap<>();
  private final PriorityQueue<Event> events = new PriorityQueue<>(Comparator.comparing(Event::at));
  private JobLife life;
  private Set<Alarm> standing = Set.of();

  /** How often each alarm was sent. */
  final Map<Alarm, Integer> sent = new HashMap<>();

  final Set<UUID> lost = new HashSet<>();
  int looks;

  /** Something that happens to the server at an instant. */
  private record Event(Instant at, Runnable effect) {}

  ServerReplay(JobScript job, List<Span> outages) {
    this.job = job;
    this.outages = outages;
    this.timetable = Timetable.of(job.schedule, DaysOff.NONE);
    this.life = new JobLife(JobLife.State.ACTIVE, null, job.since, job.everSeen);
    job.runs.forEach(this::script);
    job.changes.forEach(change -> events.add(new Event(change.at(), () -> life = changed(change))));
    outages.forEach(outage -> events.add(new Event(outage.end(), () -> {})));
  }

  void liveUntil(Instant end) {
    events.removeIf(event -> event.at().isAfter(end));
    events.add(new Event(end, () -> {}));
    Instant next = job.since;
    while (!events.isEmpty()) {
      Instant event = events.peek().at();
      Instant now = next != null && next.isBefore(event) ? next : event;
      while (!events.isEmpty() && !events.peek().at().isAfter(now)) {
        events.remove().effect().run();
      }
      next = look(now);
    }
  }

  private Instant look(Instant now) {
    looks++;
    Lateness lateness = LatenessJudge.judge(watch(now), now);
    lateness.alarms().stream()
        .filter(alarm -> !standing.contains(alarm))
        .forEach(alarm -> sent.merge(alarm, 1, Integer::sum));
    standing = lateness.alarms();
    lateness.openRuns().stream().filter(run -> run.state().isGivenUp()).forEach(this::giveUp);
    Instant changes = lateness.lookAgainAfter();
    return changes == null ? null : outsideOfOutages(tickAfter(changes));
  }

  /** As the server stores it: an end, until a real one is heard. */
  private void giveUp(RunView view) {
    if (view.state() == RunState.LOST) {
      lost.add(view.runKey());
    }
    RunSeen run = known.get(view.runKey());
    known.put(
        run.runKey(),
        new RunSeen(
            run.runKey(),
            run.scheduled(),
            run.startHeardAt(),
            run.saidToStartAt(),
            run.heardAt(),
            run.progress(),
            RunSeen.End.FAILED,
            run.continuous()));
  }

  private static Instant tickAfter(Instant instant) {
    return Instant.ofEpochSecond((instant.getEpochSecond() / TICK_SECONDS + 1) * TICK_SECONDS);
  }

  private Instant outsideOfOutages(Instant instant) {
    return outages.stream()
        .filter(outage -> outage.contains(instant))
        .map(Span::end)
        .findFirst()
        .orElse(instant);
  }

  private JobWatch watch(Instant now) {
    List<Span> past = outages.stream().filter(outage -> !outage.end().isAfter(now)).toList();
    return new JobWatch(life, timetable, job.clocks, remembered(), new Spans(past), job.usual);
  }

  /** As little as the rules ask for. */
  private List<RunSeen> remembered() {
    List<RunSeen> all = new ArrayList<>(known.values());
    all.sort(Comparator.comparing(ServerReplay::heard).reversed());
    Instant oldestOpen =
        all.stream()
            .filter(run -> run.end() == null)
            .map(ServerReplay::heard)
            .min(Comparator.naturalOrder())
            .orElse(null);
    List<RunSeen> kept = new ArrayList<>();
    int scheduled = 0;
    for (RunSeen run : all) {
      boolean needed = oldestOpen != null && !heard(run).isBefore(oldestOpen);
      if (needed || run.scheduled() && scheduled < 3) {
        kept.add(run);
      }
      scheduled += run.scheduled() ? 1 : 0;
    }
    known.values().retainAll(Set.copyOf(kept));
    return kept;
  }

  private static Instant heard(RunSeen run) {
    return run.startHeardAt() == null ? run.heardAt() : run.startHeardAt();
  }

  private void script(ScriptedRun run) {
    report(run.start(), at -> hear(run, at, null));
    if (run.end() != null) {
      report(run.end(), at -> hear(run, at, run.how()));
    }
  }

  /** What is refused is lost, unless the worker sends it again. */
  private void report(Instant at, Consumer<Instant> effect) {
    Instant arrival = outsideOfOutages(at);
    if (arrival.equals(at)) {
      events.add(new Event(at, () -> effect.accept(at)));
    } else if (job.resends) {
      Instant again = arrival.plusSeconds(5);
      events.add(new Event(again, () -> effect.accept(again)));
    }
  }

  private void hear(ScriptedRun run, Instant at, RunSeen.End end) {
    RunSeen before = known.get(run.key());
    Instant started = before == null ? at : before.startHeardAt();
    Instant said = end == null || before != null ? run.start() : null;
    RunSeen.End how = end == null && before != null ? before.end() : end;
    known.put(
        run.key(), new RunSeen(run.key(), run.scheduled(), started, said, at, null, how, false));
    life = new JobLife(life.state(), life.pausedUntil(), life.expectedSince(), true);
  }

  private JobLife changed(LifeChange change) {
    return new JobLife(
        change.state(), change.pausedUntil(), change.expectedSince(), life.everSeen());
  }
}
