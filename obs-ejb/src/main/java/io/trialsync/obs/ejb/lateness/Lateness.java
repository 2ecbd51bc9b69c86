package io.trialsync.obs.ejb.lateness;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What is late with a job at an instant. The same facts give the same answer, on every node.
 *
 * @param awaited the first point that has no run yet; null: none is expected
 * @param started points whose run goes on
 * @param openRuns every run that has not ended
 * @param unseen whether points were left out because the server was blind: a matter of ours
 * @param alarms what a person should hear of; nothing else may alert
 * @param firstSignLimit until when a declared job without a schedule must have shown itself; stays
 *     in the past while it has not
 * @param otherwiseAt when a pause ends by itself, or the time for a first sign is over
 */
public record Lateness(
    @Nullable PointView awaited,
    List<PointView> started,
    List<RunView> openRuns,
    boolean unseen,
    Set<Alarm> alarms,
    @Nullable Instant firstSignLimit,
    @Nullable Instant otherwiseAt) {

  /** Nothing is said of a job that is paused or retired. */
  static Lateness silent(@Nullable Instant resumesAt) {
    return new Lateness(null, List.of(), List.of(), false, Set.of(), null, resumesAt);
  }

  /**
   * After when the answer may be another one though nothing was heard; null: never. Looking more
   * often shows nothing else.
   */
  public @Nullable Instant lookAgainAfter() {
    Stream<@Nullable Instant> points =
        Stream.concat(Stream.ofNullable(awaited), started.stream()).map(PointView::changesAt);
    Stream<@Nullable Instant> runs = openRuns.stream().map(RunView::changesAt);
    return Stream.concat(Stream.concat(points, runs), Stream.ofNullable(otherwiseAt))
        .flatMap(Stream::ofNullable)
        .min(Instant::compareTo)
        .orElse(null);
  }
}
