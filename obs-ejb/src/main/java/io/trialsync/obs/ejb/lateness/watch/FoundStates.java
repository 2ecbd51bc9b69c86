package io.trialsync.obs.ejb.lateness.watch;

import io.trialsync.obs.ejb.lateness.Alarm;
import io.trialsync.obs.ejb.lateness.JobWatch;
import io.trialsync.obs.ejb.lateness.Lateness;
import io.trialsync.obs.ejb.lateness.PointView;
import io.trialsync.obs.ejb.lateness.RunState;
import io.trialsync.obs.ejb.lateness.RunView;
import io.trialsync.obs.ejb.lateness.schedule.Timetable;
import io.trialsync.obs.persistence.lateness.FoundState;
import io.trialsync.obs.persistence.lateness.KeptAlarm;
import io.trialsync.obs.persistence.lateness.WatchedJob;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Writes down what was found about a job, for gauges, lists and the next look. */
final class FoundStates {
  /** What was not told to us, such as by a node that crashed, is seen after that time. */
  private static final Duration LONGEST_BETWEEN_LOOKS = Duration.ofMinutes(10);

  /** A run that could not be given up is tried again. */
  private static final Duration BEFORE_NEXT_TRY = Duration.ofSeconds(10);

  /** The answer is another one after its limit; the database keeps microseconds. */
  private static final Duration JUST_AFTER = Duration.ofMillis(1);

  private FoundStates() {}

  static FoundState of(
      WatchedJob job, JobWatch watch, Lateness found, Instant now, @Nullable Instant decidedUntil) {
    PointView awaited = found.awaited();
    boolean startsAreJudged = watch.clocks().startGrace() != null;
    Instant awaitedLimit = awaited == null ? null : awaited.deadline();
    Instant startLimit = startsAreJudged ? awaitedLimit : null;
    Instant finishLimit =
        first(found.started().stream().map(PointView::deadline))
            .orElse(startsAreJudged ? null : awaitedLimit);
    List<RunView> stuck =
        found.openRuns().stream().filter(run -> run.state() == RunState.STUCK).toList();
    return new FoundState(
        job.tenantId(),
        job.jobKey(),
        job.everSeen(),
        nextLook(found, now),
        watch.timetable() instanceof Timetable.None ? hasLimits(job, watch) : true,
        watch.life().isWatched(now),
        awaited == null ? null : awaited.point().due().latest(),
        startLimit == null ? found.firstSignLimit() : startLimit,
        finishLimit,
        lateSince(found, now),
        stuck.size(),
        first(stuck.stream().map(RunView::since)).orElse(null),
        found.unseen(),
        decidedUntil);
  }

  static List<KeptAlarm> alarms(WatchedJob job, Lateness found) {
    return found.alarms().stream()
        .map(
            alarm ->
                new KeptAlarm(
                    job.tenantId(), job.jobKey(), name(alarm.kind()), alarm.of(), alarm.runKey()))
        .toList();
  }

  /** For a job of which nothing can be said now: it is tried again, and stays as it was. */
  static Instant later(Instant now) {
    return now.plus(LONGEST_BETWEEN_LOOKS);
  }

  private static String name(Alarm.Kind kind) {
    return kind.name().toLowerCase(Locale.ROOT);
  }

  private static boolean hasLimits(WatchedJob job, JobWatch watch) {
    return !job.everSeen()
        || watch.clocks().maxRuntime() != null
        || watch.clocks().progressTimeout() != null;
  }

  private static Instant nextLook(Lateness found, Instant now) {
    boolean givesUp = found.openRuns().stream().anyMatch(run -> run.state().isGivenUp());
    Instant latest = now.plus(givesUp ? BEFORE_NEXT_TRY : LONGEST_BETWEEN_LOOKS);
    Instant otherwise = found.lookAgainAfter();
    if (otherwise == null || !otherwise.isBefore(latest)) {
      return latest;
    }
    Instant next = otherwise.plus(JUST_AFTER);
    return next.isAfter(now) ? next : now.plus(JUST_AFTER);
  }

  private static @Nullable Instant lateSince(Lateness found, Instant now) {
    Stream<@Nullable Instant> points =
        Stream.concat(Stream.ofNullable(found.awaited()), found.started().stream())
            .filter(PointView::isLate)
            .map(PointView::deadline);
    Instant firstSign = found.firstSignLimit();
    boolean neverSeen = firstSign != null && now.isAfter(firstSign);
    return first(Stream.concat(points, neverSeen ? Stream.of(firstSign) : Stream.empty()))
        .orElse(null);
  }

  private static Optional<Instant> first(Stream<@Nullable Instant> times) {
    return times.filter(Objects::nonNull).map(Objects::requireNonNull).min(Instant::compareTo);
  }
}
