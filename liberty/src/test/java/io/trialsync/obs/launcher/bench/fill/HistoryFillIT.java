package io.trialsync.obs.launcher.bench.fill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trialsync.obs.launcher.bench.HistoryDatabase;
import io.trialsync.obs.launcher.client.CommandException;
import java.sql.SQLException;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** Fills a real database and looks at what is in it. */
class HistoryFillIT {
  private static final Instant NOW = Instant.parse("2026-11-21T15:30:00Z");
  private static final String EVERYTHING =
      """
      select md5(string_agg(line, ',' order by line)) from (
        select 'run' || md5(cast(row(r.tenant_id, r.run_key, r.run_id, r.status, r.run_at, r.end_at,
            r.end_digest, r.duration_ms, r.error_code, r.records_loaded) as text)) as line from run r
        union all select 'attempt' || md5(cast(a as text)) from attempt a
        union all select 'stage' || md5(cast(row(s.run_key, s.phase, s.at, s.records_extracted,
            s.records_loaded, s.null_counts, s.schema_key) as text)) from stage s
        union all select 'line' || md5(cast(l as text)) from life_cycle l) lines
      """;
  private static final String INDEXES =
      "select string_agg(indexdef, E'\\n' order by indexname) from pg_indexes"
          + " where schemaname = 'public'";

  private final HistoryDatabase database = HistoryDatabase.cleared();

  @Test
  void makesTheSameHistoryFromTheSameSeed() throws Exception {
    fill(settings(3_000, 1, false));
    String once = database.text(EVERYTHING);

    HistoryDatabase.cleared();
    fill(settings(3_000, 1, false));
    assertThat(database.text(EVERYTHING)).isEqualTo(once);

    HistoryDatabase.cleared();
    fill(settings(3_000, 2, false));
    assertThat(database.text(EVERYTHING)).isNotEqualTo(once);
  }

  @Test
  void fillsExactlyTheRunsThatWereAskedForAndKeepsAllIndexes() throws Exception {
    String indexes = database.text(INDEXES);

    long rows = fill(settings(3_000, 1, false));

    assertThat(database.text("select count(*) from run")).isEqualTo("3000");
    assertThat(
            database.text(
                "select (select count(*) from run) + (select count(*) from attempt)"
                    + " + (select count(*) from stage) + (select count(*) from life_cycle)"))
        .isEqualTo(Long.toString(rows));
    assertThat(database.text(INDEXES)).isEqualTo(indexes);
  }

  @Test
  void leavesRunsWhoseTriesStagesAndLinesFitThem() throws Exception {
    fill(settings(5_000, 1, false));

    assertThat(runsWhere("r.attempt_count <> (select count(*) from attempt a where %s)", "a"))
        .isEqualTo("0");
    assertThat(
            runsWhere(
                "r.records_loaded is distinct from"
                    + " (select sum(s.records_loaded) from stage s where %s and phase = 'load')",
                "s"))
        .isEqualTo("0");
    assertThat(runsWhere("r.last_at <> (select max(at) from life_cycle l where %s)", "l"))
        .isEqualTo("0");
    assertThat(
            runsWhere(
                "r.end_digest is distinct from (select max(digest) from life_cycle l where %s"
                    + " and l.at = r.end_at and l.kind in ('succeeded', 'failed', 'skipped'))",
                "l"))
        .isEqualTo("0");
  }

  @Test
  void doesNotMixWithRunsThatAreThereUnlessAsked() throws Exception {
    fill(settings(500, 1, false));

    assertThatThrownBy(() -> fill(settings(500, 2, false)))
        .isInstanceOf(CommandException.class)
        .hasMessageStartingWith("The database has runs already: --add keeps them");

    fill(settings(500, 2, true));
    assertThat(database.text("select count(*) from run")).isEqualTo("1000");
  }

  @Test
  void leavesTheDatabaseAsItWasWhenTheSameSeedIsAddedAgain() throws Exception {
    fill(settings(500, 1, false));
    String before = database.text(EVERYTHING) + database.text(INDEXES);

    assertThatThrownBy(() -> fill(settings(500, 1, true)))
        .isInstanceOf(CommandException.class)
        .hasMessageContaining("choose another --seed than 1");
    assertThat(database.text(EVERYTHING) + database.text(INDEXES)).isEqualTo(before);
  }

  private String runsWhere(String condition, String child) {
    String same = child + ".tenant_id = r.tenant_id and " + child + ".run_key = r.run_key";
    return database.text("select count(*) from run r where " + condition.formatted(same));
  }

  private long fill(FillSettings settings) throws SQLException, InterruptedException {
    return new HistoryFill(settings, database.address()).fill();
  }

  private static FillSettings settings(int runs, int seed, boolean add) {
    return new FillSettings(runs, 50, 20, seed, 4, NOW, add);
  }
}
