package io.trialsync.obs.ejb.run;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.regex.Pattern;

/** How long, how many and how far away the parts of a report may be. */
public final class ReportLimits {

  /** Longest job id: 200 characters, and a mark of 9 where a longer name was cut. */
  public static final int JOB_ID_LENGTH = 209;

  /** Longest name of a table, namespace, column, error code or correlation id, in characters. */
  public static final int NAME_LENGTH = 255;

  /** Longest name of a column type; nested types of Spark are long. */
  public static final int TYPE_LENGTH = 1_000;

  /** Most stages (tables) of one report. */
  public static final int STAGES = 200;

  /** Most columns of one table. */
  public static final int COLUMNS = 2_000;

  /** Most results of other tools' checks about one table. */
  public static final int CHECKS = 500;

  /** Highest number of rows: a hundred thousand runs of a day can be added up without overflow. */
  public static final long ROWS = 10_000_000_000_000L;

  /** Highest number of an attempt. */
  public static final int ATTEMPTS = 10_000;

  /** Earliest event time: before it, somebody sent seconds for milliseconds. */
  public static final Instant EARLIEST = Instant.parse("2000-01-01T00:00:00Z");

  /** How far ahead of the server's clock an event may be before it is refused. */
  public static final Duration FARTHEST_AHEAD = Duration.ofDays(7);

  /** How far ahead of the server's clock an event may be before it is flagged. */
  public static final Duration TOLERATED_AHEAD = Duration.ofMinutes(5);

  private static final Pattern JOB_ID = Pattern.compile("[A-Za-z0-9._:@~-]{1,209}");

  private ReportLimits() {}

  /** Whether the text may be the id of a job. */
  public static boolean isJobId(String text) {
    return JOB_ID.matcher(text).matches();
  }

  /** Whether an event of that time can be accepted by that clock. */
  public static boolean isEventTime(Instant at, Clock clock) {
    return !at.isBefore(EARLIEST) && !at.isAfter(clock.instant().plus(FARTHEST_AHEAD));
  }
}
