package io.trialsync.obs.launcher.demo;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/**
 * One run of the demo. Ids and times follow from the job and the time it was due, so that telling
 * it again tells the same.
 *
 * @param duration how long an attempt takes
 * @param rows rows that the run loads
 */
record DemoRun(DemoJob job, Instant scheduledAt, Story story, Duration duration, int rows) {
  static final int MAX_ATTEMPTS = 3;

  private static final Duration PAUSE = Duration.ofMinutes(2);

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
   * When the attempt ended. A run is known to be skipped only after the time that it could have
   * ended at: told as a success on another day, it stays the skipped run that it was.
   */
  Instant endOf(int attempt) {
    Instant end = startOf(attempt).plus(duration);
    return story == Story.SKIPPED ? end.plus(PAUSE) : end;
  }

  /** Time of the last thing that there is to tell. */
  Instant over() {
    return story == Story.RUNNING ? startOf(1) : endOf(attempts());
  }
}
