package io.trialsync.obs.launcher.bench.fill;

import static org.assertj.core.api.Assertions.assertThat;

import io.trialsync.obs.launcher.bench.HistoryDatabase;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Sends the reports that a made history stands for through the merge, and compares all rows. */
class HistoryMergeIT {
  private static final Instant NOW = Instant.parse("2026-11-21T15:30:00Z");

  private static final String REPORTS =
      """
      create table report as
      select l.tenant_id, jsonb_strip_nulls(jsonb_build_object(
          'ordinal', 0, 'round', 1, 'continuous', false, 'zone_assumed', false,
          'clock_ahead', false,
          'started_at', case when l.kind = 'started' then l.at end,
          'try_status', e.status,
          'try_rank', case when l.kind in ('attempt_failed', 'succeeded', 'skipped', 'failed')
            then 1 end,
          'status', case when l.kind = 'attempt_failed' then 'running' else e.status end,
          'rank', case when l.kind in ('succeeded', 'skipped', 'failed') then 1 end,
          'stages_extracted', case when l.at = r.end_at then r.records_extracted end,
          'stages_loaded', case when l.at = r.end_at then r.records_loaded end,
          'job', j.job_id, 'run_key', r.run_key, 'run_id', a.run_id, 'attempt', l.attempt,
          'kind', l.kind, 'at', l.at, 'digest', l.digest, 'max_attempts', r.max_attempts,
          'scheduled_at', r.scheduled_at, 'run_type', r.run_type, 'trace_id', r.trace_id))
        || case when l.at = a.end_at then jsonb_strip_nulls(jsonb_build_object(
          'error_category', a.error_category, 'error_code', a.error_code,
          'error_message', a.error_message, 'http_status', a.http_status)) else '{}' end
        as body,
        case when l.at = r.end_at then (
          select jsonb_agg(jsonb_strip_nulls(jsonb_build_object(
            'ordinal', 0, 'phase', s.phase, 'namespace', d.namespace, 'table', d.name,
            'extracted', s.records_extracted, 'loaded', s.records_loaded,
            'row_count', s.row_count, 'null_counts', s.null_counts,
            'schema_key', s.schema_key)))
          from stage s join dataset d on d.dataset_key = s.dataset_key
          where (s.tenant_id, s.run_key) = (r.tenant_id, r.run_key)) end as stages
      from life_cycle l
        join run r on (r.tenant_id, r.run_key) = (l.tenant_id, l.run_key)
        join job j on j.job_key = r.job_key
        join attempt a on (a.tenant_id, a.run_key, a.attempt) = (l.tenant_id, l.run_key, l.attempt),
        lateral (select case l.kind
          when 'queued' then 'queued' when 'succeeded' then 'success' when 'skipped' then 'skipped'
          when 'failed' then 'failed' when 'attempt_failed' then 'failed' else 'running' end
          as status) e
      """;

  private final HistoryDatabase database = HistoryDatabase.cleared();

  @BeforeEach
  void fill() throws Exception {
    var settings = new FillSettings(2_000, 50, 20, 1, 4, NOW, false);
    new HistoryFill(settings, database.address()).fill();
  }

  @Test
  void leavesWhatTheMergeWouldHaveLeft() {
    List<String> tables = List.of("run", "attempt", "stage", "life_cycle", "job_day");
    var made = tables.stream().map(this::rows).toList();
    database.execute("drop table if exists report; " + REPORTS);
    database.execute("truncate run, attempt, stage, life_cycle, job_day");

    database.execute(
        "select record_reports(tenant_id, jsonb_build_array(body), coalesce(stages, '[]')) from report");

    assertThat(database.text("select count(*) from run")).isEqualTo("2000");
    assertThat(tables.stream().map(this::rows).toList()).isEqualTo(made);
  }

  @Test
  void isKnownToTheMergeWhenTheReportsComeAgain() {
    String sums = rows("job_day");
    database.execute("drop table if exists report; " + REPORTS);

    assertThat(
            database.text(
                """
                select count(*) filter (where x.is_new) || ' new of ' || count(*)
                from report, record_reports(
                  tenant_id, jsonb_build_array(body), coalesce(stages, '[]')) x
                """))
        .isEqualTo("0 new of " + database.text("select count(*) from life_cycle"));
    assertThat(rows("job_day")).isEqualTo(sums);
  }

  /** All rows of a table without the time at which they came in, which the merge sets itself. */
  private String rows(String table) {
    return database.text(
        "select string_agg(line, E'\\n' order by line) from (select cast(to_jsonb(t)"
            + " - '{received_at,start_heard_at,heard_at}'::text[]"
            + " as text) as line from "
            + table
            + " t) lines");
  }
}
