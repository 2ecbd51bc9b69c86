package io.trialsync.obs.launcher.bench.judge;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;

/** Makes hourly runs that load one wide table and tell its schema and its nulls. */
final class MeasuredRuns {
  private static final String TABLE = "wide";
  private static final int ROWS = 100_000;
  private static final Duration EVERY = Duration.ofHours(1);

  private final int columns;
  private final Instant first;
  private final Random dice = new Random(1);

  /**
   * @param first when the first one starts
   */
  MeasuredRuns(int columns, Instant first) {
    this.columns = columns;
    this.first = first;
  }

  /** Settings of a job whose first columns are watched. */
  Map<String, Object> settings(int keyColumns) {
    return Map.of("key_columns", Map.of(TABLE, names().subList(0, keyColumns)));
  }

  /** All that is reported of a run. */
  List<Map<String, Object>> events(String jobId, int number) {
    Instant start = first.plus(EVERY.multipliedBy(number));
    String runId = UUID.randomUUID().toString();
    int rows = ROWS + dice.nextInt(ROWS / 20);
    Map<String, Object> stage =
        Map.of(
            "run_id",
            runId,
            "job_id",
            jobId,
            "event",
            "stage",
            "at",
            start.plusSeconds(60).toString(),
            "phase",
            "load",
            "table",
            TABLE,
            "records_loaded",
            rows,
            "stats",
            Map.of("row_count", rows, "columns", measured()));
    return List.of(
        event(runId, jobId, "started", start),
        stage,
        event(runId, jobId, "succeeded", start.plusSeconds(90)));
  }

  private static Map<String, Object> event(String runId, String jobId, String what, Instant at) {
    return Map.of("run_id", runId, "job_id", jobId, "event", what, "at", at.toString());
  }

  private List<Map<String, Object>> measured() {
    var measured = new ArrayList<Map<String, Object>>();
    for (String name : names()) {
      measured.add(
          Map.of(
              "name",
              name,
              "type",
              "varchar(20)",
              "nullable",
              true,
              "null_count",
              dice.nextInt(ROWS / 500)));
    }
    return measured;
  }

  private List<String> names() {
    return IntStream.range(0, columns).mapToObj("column_%d"::formatted).toList();
  }
}
