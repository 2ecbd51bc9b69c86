package io.trialsync.obs.launcher.scenarios;

import io.trialsync.obs.launcher.scenarios.history.Aspect;
import java.util.List;

/**
 * What is held against the labels, and the least that it must reach. The bars are a little below
 * what the checks reach, so that a change for the worse is noticed.
 */
enum KnownCheck {
  ROW_COUNT_DELTA("row_count_delta", Aspect.ROWS, new Bar(0.15, 0.80), "row_count_delta"),
  VOLUME_BAND("volume_band", Aspect.ROWS, new Bar(0.85, 0.85), "volume_band"),
  ZERO_ROWS("zero_rows", Aspect.NO_ROWS, new Bar(1, 1), "zero_rows"),
  ANY_OF_ROWS(
      "any of these three",
      Aspect.ROWS,
      new Bar(0.15, 0.90),
      "row_count_delta",
      "volume_band",
      "zero_rows"),
  NULL_RATE("null_rate", Aspect.NULLS, new Bar(0.95, 0.80), "null_rate"),
  SCHEMA_DRIFT("schema_drift", Aspect.SCHEMA, new Bar(1, 1), "schema_drift"),
  DURATION("duration", Aspect.DURATION, new Bar(0.95, 0.95), "duration"),
  FRESHNESS("freshness", Aspect.GAP, new Bar(0.95, 0.95), "freshness");

  private final String title;
  private final Aspect aspect;
  private final Bar bar;
  private final List<String> names;

  KnownCheck(String title, Aspect aspect, Bar bar, String... names) {
    this.title = title;
    this.aspect = aspect;
    this.bar = bar;
    this.names = List.of(names);
  }

  String title() {
    return title;
  }

  Aspect aspect() {
    return aspect;
  }

  Bar bar() {
    return bar;
  }

  /** The checks of the server that it stands for. */
  List<String> names() {
    return names;
  }

  /** The least that must be reached. */
  record Bar(double precision, double recall) {
    boolean isReachedBy(Score score) {
      return !(score.precision() < precision) && !(score.recall() < recall);
    }
  }
}
