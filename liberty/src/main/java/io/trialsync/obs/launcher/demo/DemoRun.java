package io.trialsync.obs.launcher.demo;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.trialsync.obs.launcher.demo.DemoJob.DemoTable;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * One run of the demo. Ids and times follow from the job and the time it was due, so that telling
 * it again tells the same.
 *
 * @param duration how long an attempt takes
 * @param usualRows rows that the run loads when nothing is wrong with them
 */
record DemoRun(
    DemoJob job, Instant scheduledAt, Story story, Flaw flaw, Duration duration, int usualRows) {
  static final int MAX_ATTEMPTS = 3;

  /** The flag of the intention-to-treat population as CDISC's ADaM names it. */
  private static final String NEW_NAME = "ittfl";

  private static final Duration PAUSE = Duration.ofMinutes(2);

  /** Rows that the run loads. */
  int rows() {
    return flaw == Flaw.HALF_THE_ROWS ? usualRows / 2 : usualRows;
  }

  /**
   * The columns of a table that it loads: the later a column, the more of its values are missing.
   */
  List<LoadedColumn> columnsOf(DemoTable table) {
    var columns = new ArrayList<LoadedColumn>();
    for (String described : table.columns()) {
      String[] words = described.split(" ", 2);
      int number = columns.size();
      boolean spike = flaw == Flaw.NULL_SPIKE && number == 1;
      boolean renamed = flaw == Flaw.RENAMED_COLUMN && number == table.columns().size() - 1;
      columns.add(
          new LoadedColumn(
              renamed ? NEW_NAME : words[0],
              words[1],
              spike ? rows() * 3L / 10 : rows() * (long) number / 400));
    }
    return columns;
  }

  /** The id of the run, or of its first try where every try has one. */
  UUID runId() {
    return tryId(1);
  }

  /** The id of one try, where every try has one. */
  UUID tryId(int attempt) {
    String name = "demo/" + job.jobId() + "/" + scheduledAt + (attempt == 1 ? "" : "/" + attempt);
    return UUID.nameUUIDFromBytes(name.getBytes(UTF_8));
  }

  /** How many attempts the story takes; to Spark and dbt another attempt is another run. */
  int attempts() {
    if (job.reporter() == Reporter.SPARK || job.reporter() == Reporter.DBT) {
      return 1;
    }
    return switch (story) {
      case RETRIED -> 2;
      case FAILED -> MAX_ATTEMPTS;
      default -> 1;
    };
  }

  Instant startOf(int attempt) {
    return scheduledAt.plusSeconds(5).plus(duration.plus(PAUSE).multipliedBy(attempt - 1L));
  }

  /**
   * When the attempt ended. What is special about the latest run is told later than it would be
   * otherwise: told as an ordinary success on another day, it stays the skipped run that it was, or
   * the one with the flaw.
   */
  Instant endOf(int attempt) {
    Instant end = startOf(attempt).plus(duration);
    return story == Story.SKIPPED || flaw != Flaw.NONE ? end.plus(PAUSE) : end;
  }

  /** Time of the last thing that there is to tell. */
  Instant over() {
    return story == Story.RUNNING ? startOf(1) : endOf(attempts());
  }
}
