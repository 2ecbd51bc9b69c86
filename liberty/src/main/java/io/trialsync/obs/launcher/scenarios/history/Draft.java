package io.trialsync.obs.launcher.scenarios.history;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/**
 * The history of a healthy job, into which a story is put. Every run is a little earlier, slower or
 * larger than others, as real ones are.
 */
final class Draft {
  static final List<TableColumn> COLUMNS =
      List.of(
          new TableColumn("form_ref", "varchar(36)"),
          new TableColumn("site", "varchar(20)"),
          new TableColumn("visit_day", "integer"),
          new TableColumn("score", "numeric(8,2)"),
          new TableColumn("loaded_at", "timestamp with time zone"));

  static final double USUAL_NULLS = 0.01;

  private static final Duration USUAL_DURATION = Duration.ofMinutes(6);
  private static final double DURATION_NOISE = 0.08;
  private static final double NULL_NOISE = 0.15;

  private final NavigableMap<Instant, DraftRun> runs = new TreeMap<>();
  private final Shape shape;
  private final Chance chance;
  private final Instant first;

  Draft(Shape shape, Instant end, Chance chance) {
    this.shape = shape;
    this.chance = chance;
    // Daily jobs run at two in the morning.
    first = end.minus(shape.step().multipliedBy(shape.runs())).plus(shape.step().dividedBy(12));
    for (int number = 0; number < shape.runs(); number++) {
      runs.put(point(number), healthy(point(number)));
    }
  }

  private DraftRun healthy(Instant point) {
    return new DraftRun(
        point.plusSeconds(chance.between(1, 90)),
        Duration.ofMillis((long) (USUAL_DURATION.toMillis() * chance.factor(DURATION_NOISE))),
        shape.rows() * chance.factor(shape.noise()),
        USUAL_NULLS * chance.factor(NULL_NOISE),
        COLUMNS);
  }

  Chance chance() {
    return chance;
  }

  Shape shape() {
    return shape;
  }

  /** How many points of time it has. */
  int length() {
    return shape.runs();
  }

  /** The run of that point of time, from 0. */
  DraftRun run(int number) {
    DraftRun run = runs.get(point(number));
    if (run == null) {
      throw new IllegalArgumentException("There is no run at point " + number);
    }
    return run;
  }

  /**
   * A point after a time in which every check can have learned what is usual, and with some to
   * follow.
   */
  int somePoint() {
    return chance.between(shape.runs() / 2 + 6, shape.runs() - 14);
  }

  /** The first such point that falls on the day. */
  int somePoint(DayOfWeek day) {
    int number = shape.runs() / 2 + 6;
    while (dayOf(number).getDayOfWeek() != day) {
      number++;
    }
    return number;
  }

  LocalDate dayOf(int number) {
    return timeOf(number).toLocalDate();
  }

  /** So many runs in a row, from that point on. */
  void each(int from, int count, Consumer<DraftRun> change) {
    IntStream.range(from, Math.min(length(), from + count)).forEach(at -> change.accept(run(at)));
  }

  /** Rows are multiplied by what the time says. */
  void rhythm(ToDoubleFunction<LocalDateTime> factor) {
    for (int number = 0; number < length(); number++) {
      run(number).timesRows(factor.applyAsDouble(timeOf(number)));
    }
  }

  /** The rows of each run are multiplied once more than those of the run before. */
  void growth(double perRun) {
    for (int number = 0; number < length(); number++) {
      run(number).timesRows(Math.pow(1 + perRun, number));
    }
  }

  /** So many runs are missing from that point on; the next comes after too long a time. */
  void missing(int from, int count) {
    IntStream.range(from, from + count).forEach(number -> runs.remove(point(number)));
    run(from + count).bad(Aspect.GAP);
  }

  /** Runs at these times do not happen, and nobody expects them to. */
  void removeWhere(Predicate<LocalDateTime> unwanted) {
    for (int number = 0; number < length(); number++) {
      if (unwanted.test(timeOf(number))) {
        runs.remove(point(number));
      }
    }
  }

  /** One run more, so long after a point, like that of the point but for chance. */
  DraftRun extra(int number, Duration after) {
    Instant at = point(number).plus(after);
    DraftRun run = healthy(at);
    runs.put(at, run);
    return run;
  }

  List<MadeRun> finished(String jobId) {
    return runs.values().stream().map(run -> run.finished(jobId, chance)).toList();
  }

  private Instant point(int number) {
    return first.plus(shape.step().multipliedBy(number));
  }

  private LocalDateTime timeOf(int number) {
    return LocalDateTime.ofInstant(point(number), ZoneOffset.UTC);
  }
}
