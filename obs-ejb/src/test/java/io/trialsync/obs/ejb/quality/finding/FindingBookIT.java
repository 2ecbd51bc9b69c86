package io.trialsync.obs.ejb.quality.finding;

import static io.trialsync.obs.ejb.quality.finding.Told.ROWS;
import static io.trialsync.obs.ejb.quality.finding.Told.at;
import static io.trialsync.obs.ejb.quality.finding.Told.bad;
import static io.trialsync.obs.ejb.quality.finding.Told.drift;
import static io.trialsync.obs.ejb.quality.finding.Told.good;
import static io.trialsync.obs.ejb.quality.finding.Told.noDrift;
import static io.trialsync.obs.ejb.quality.finding.Told.run;
import static org.assertj.core.api.Assertions.assertThat;

import io.trialsync.obs.ejb.quality.check.Subject;
import io.trialsync.obs.persistence.TestDatabase;
import io.trialsync.obs.persistence.quality.FindingStore;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Findings on a real PostgreSQL, written and read by the one who judges. */
class FindingBookIT {
  private static final String SHOWN =
      "select d.name, check_name, column_name, metric, detail, state, severity, value, times_seen,"
          + " good_runs, closed_at is not null from finding f"
          + " left join dataset d using (dataset_key) order by check_name, column_name, opened_at";

  @BeforeEach
  void knowTheTable() {
    TestDatabase.clear();
    TestDatabase.execute(
        "insert into dataset (tenant_id, namespace, name) values ('ours', '', 'visits')");
  }

  @AfterEach
  void clear() {
    TestDatabase.clear();
  }

  @Test
  void keepsAFindingThroughItsWholeLife() throws SQLException {
    var ofRun = new Subject("duration", null, null);
    enter(run(1, bad(ROWS), bad(ofRun), drift("site", "type_changed", "text → integer")));
    assertThat(TestDatabase.query(SHOWN))
        .containsExactly(
            "null|duration||delta_pct||open|fail|-50|1|0|f",
            "visits|row_count_delta||delta_pct||open|fail|-50|1|0|f",
            "visits|schema_drift|site|type_changed|text → integer|open|warn|null|1|0|f");
    enter(run(2, bad(ROWS), good(ofRun), drift("site", "type_changed", "text → integer")));
    enter(run(3, good(ROWS), good(ofRun), noDrift()), run(4, good(ROWS), noDrift()));
    assertThat(TestDatabase.query(SHOWN))
        .containsExactly(
            "null|duration||delta_pct||resolved|fail|-50|1|2|t",
            "visits|row_count_delta||delta_pct||resolved|fail|-50|2|2|t",
            "visits|schema_drift|site|type_changed|text → integer|resolved|warn|null|2|2|t");
  }

  @Test
  void givesTheSameRowsWhenRunsAreEnteredAgain() throws SQLException {
    var history =
        new RunResults[] {
          run(1, bad(ROWS)),
          run(2, good(ROWS)),
          run(3, good(ROWS)),
          run(4, bad(ROWS)),
          run(5, good(ROWS))
        };
    enter(history);
    List<String> rows = TestDatabase.query("select * from finding order by opened_at");
    enter(history);
    for (RunResults run : history) {
      enter(run);
    }
    assertThat(TestDatabase.query("select * from finding order by opened_at")).isEqualTo(rows);
    TestDatabase.execute("delete from finding");
    enter(history);
    assertThat(TestDatabase.query("select * from finding order by opened_at")).isEqualTo(rows);
  }

  @Test
  void joinsFindingsOfALateRunInOneTransaction() throws SQLException {
    enter(run(1, bad(ROWS)), run(3, good(ROWS)), run(4, good(ROWS)), run(6, bad(ROWS)));
    assertThat(count("state = 'open'")).isEqualTo(1);
    assertThat(count("true")).isEqualTo(2);
    enter(run(4, bad(ROWS)), run(6, bad(ROWS)));
    assertThat(TestDatabase.query("select state, times_seen from finding"))
        .containsExactly("open|3");
    enter(run(4, good(ROWS)));
    assertThat(TestDatabase.query("select state, times_seen from finding order by opened_at"))
        .containsExactly("resolved|1", "open|1");
  }

  @Test
  void leavesWhatAPersonAcceptedAsItIs() throws SQLException {
    enter(run(1, bad(ROWS)), run(2, bad(ROWS)));
    TestDatabase.execute(
        "update finding set state = 'accepted', closed_at = now(), close_reason = 'moved'");
    List<String> accepted = TestDatabase.query("select * from finding");
    enter(run(1, bad(ROWS)), run(2, good(ROWS)));
    enter(run(3, good(ROWS)));
    assertThat(TestDatabase.query("select * from finding")).isEqualTo(accepted);
  }

  @Test
  void readsOnlyTheLivingOfTheJob() throws SQLException {
    enter(run(1, bad(ROWS)), run(2, good(ROWS)), run(3, good(ROWS)));
    in(
        connection -> {
          var store = new FindingStore(connection);
          assertThat(store.alive("ours", 7, at(3))).hasSize(1);
          assertThat(store.alive("ours", 7, at(4))).isEmpty();
          assertThat(store.alive("ours", 8, at(3))).isEmpty();
          assertThat(store.alive("theirs", 7, at(3))).isEmpty();
        });
  }

  private static long count(String where) {
    return TestDatabase.query("select 1 from finding where " + where).size();
  }

  private static void enter(RunResults... runs) throws SQLException {
    in(
        connection ->
            new FindingBook(connection, new FindingLife(2)).enter("ours", 7, List.of(runs)));
  }

  private static void in(Work work) throws SQLException {
    try (Connection connection = TestDatabase.dataSource().getConnection()) {
      connection.setAutoCommit(false);
      work.on(connection);
      connection.commit();
    }
  }

  private interface Work {
    void on(Connection connection) throws SQLException;
  }
}
