package io.trialsync.obs.ejb.quality;

import static org.assertj.core.api.Assertions.assertThat;

import io.trialsync.obs.persistence.CountedStatements;
import io.trialsync.obs.persistence.TestDatabase;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What judging a run costs does not grow with the history, nor with the columns of a table. */
class EvaluationCostIT {
  private static final String ROWS_READ =
      """
      select sum(pg_stat_get_xact_tuples_returned(oid))
      from pg_class where relkind in ('r', 'i') and relnamespace = 'public'::regnamespace
        and relname not like 'quality_due%'
      """;
  private static final String NARROW = "subject:text,site:text";
  private static final String WIDE =
      IntStream.range(0, 200)
          .mapToObj(number -> "column_" + number + ":text")
          .collect(Collectors.joining(","));

  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  private final JudgedHere here = new JudgedHere();

  /** What one judging took. */
  private record Cost(int statements, long rows, Duration time) {}

  @BeforeEach
  void clear() {
    TestDatabase.clear();
  }

  @Test
  void takesTheSameStatementsForALongHistoryOfManyColumns() throws SQLException {
    Cost ofShort = costOfTheNext(8, NARROW);
    Cost ofLong = costOfTheNext(60, WIDE);
    assertThat(ofLong.statements()).isEqualTo(ofShort.statements()).isLessThanOrEqualTo(16);
  }

  @Test
  void readsNoMoreRowsOfALongHistory() throws SQLException {
    Cost ofFifty = costOfTheNext(50, NARROW);
    Cost ofMore = costOfTheNext(150, NARROW);
    assertThat(ofMore.rows()).isLessThanOrEqualTo(ofFifty.rows() + 40);
  }

  /** Time of this thread and not of the clock: a busy machine changes nothing. */
  @Test
  void worksOnTwoHundredColumnsForMilliseconds() throws SQLException {
    costOfTheNext(45, WIDE);
    long best = Long.MAX_VALUE;
    for (int day = 46; day < 66; day++) {
      here.record(DailyRun.good("nightly", day).columns(WIDE));
      best = Math.min(best, judge(day).time().toNanos());
    }
    assertThat(Duration.ofNanos(best)).isLessThan(Duration.ofMillis(20));
  }

  /** Fills a job with so many days, and judges the next one. */
  private Cost costOfTheNext(int days, String columns) throws SQLException {
    TestDatabase.clear();
    for (int day = 0; day < days; day++) {
      here.record(DailyRun.good("nightly", day).columns(columns));
    }
    here.drain();
    here.record(DailyRun.good("nightly", days).columns(columns));
    // Dead rows of what was done before, of this test and of others, are not what is asked about.
    TestDatabase.execute("vacuum analyze");
    return judge(days);
  }

  private Cost judge(int day) throws SQLException {
    long jobKey = Long.parseLong(TestDatabase.query("select job_key from job").get(0));
    var counted = new CountedStatements();
    try (Connection connection = TestDatabase.dataSource().getConnection()) {
      connection.setAutoCommit(false);
      execute(connection, "set local plan_cache_mode = force_generic_plan");
      execute(connection, "set local enable_seqscan = off");
      execute(connection, "set local enable_bitmapscan = off");
      long before = rowsRead(connection);
      long begin = THREADS.getCurrentThreadCpuTime();
      RunsJudged judged =
          here.evaluator
              .evaluate(
                  counted.over(connection),
                  JudgedHere.TENANT,
                  jobKey,
                  List.of(DailyRun.good("nightly", day).key()))
              .orElseThrow();
      Duration time = Duration.ofNanos(THREADS.getCurrentThreadCpuTime() - begin);
      assertThat(judged.runs()).isEqualTo(1);
      long rows = rowsRead(connection) - before;
      connection.commit();
      connection.setAutoCommit(true);
      return new Cost(counted.number(), rows, time);
    }
  }

  private static long rowsRead(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(ROWS_READ)) {
      rows.next();
      return rows.getLong(1);
    }
  }

  private static void execute(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
