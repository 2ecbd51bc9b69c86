package io.trialsync.obs.ejb.quality;

import static org.assertj.core.api.Assertions.assertThat;

import io.trialsync.obs.ejb.run.ReportKind;
import io.trialsync.obs.ejb.run.RunReport;
import io.trialsync.obs.ejb.run.RunType;
import io.trialsync.obs.persistence.TestDatabase;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;

/** On a real PostgreSQL: in whatever order stages and runs arrive, the same is said of them. */
class ArrivalOrderIT {
  /** All that is remembered, without what depends on the arrival: generated keys and times. */
  private static final List<String> STATE =
      List.of(
          "select (to_jsonb(q) - 'job_key' - 'evaluated_at')::text from run_quality q",
          "select (to_jsonb(e) - 'job_key' - 'dataset_key')::text from expected_schema e",
          "select (to_jsonb(f) - 'job_key' - 'dataset_key')::text from finding f",
          "select d.name || (to_jsonb(c) - 'job_key' - 'dataset_key' - 'changed_at')::text"
              + " from check_state c left join dataset d using (tenant_id, dataset_key)");

  private final JudgedHere here = new JudgedHere();

  @Property(tries = 15, shrinking = ShrinkingMode.OFF)
  void changesNoVerdictNoFindingAndNoState(
      @ForAll("histories") List<DailyRun> runs, @ForAll Random random) throws SQLException {
    TestDatabase.clear();
    for (DailyRun run : runs) {
      here.record(run);
      here.drain();
    }
    String expected = state();

    TestDatabase.clear();
    List<RunReport> reports =
        new ArrayList<>(runs.stream().flatMap(run -> run.reports().stream()).toList());
    Collections.shuffle(reports, random);
    for (RunReport report : reports) {
      here.record(List.of(report));
      if (random.nextInt(4) == 0) {
        here.drain();
      }
    }
    here.drain();
    assertThat(state()).isEqualTo(expected);
  }

  @Provide
  Arbitrary<List<DailyRun>> histories() {
    return Arbitraries.integers()
        .between(0, 15)
        .list()
        .ofMinSize(6)
        .ofMaxSize(14)
        .map(
            kinds ->
                IntStream.range(0, kinds.size())
                    .mapToObj(day -> run(day, kinds.get(day)))
                    .toList());
  }

  private static DailyRun run(int day, int kind) {
    DailyRun run = DailyRun.good("nightly", day);
    return switch (kind) {
      case 0 -> run.rows(400);
      case 1 -> run.rows(0).nulls(0);
      case 2 -> run.nulls(600);
      case 3 -> run.columns("subject:text,location:text");
      case 4 -> run.columns("subject:text,site:bigint,visit:date");
      case 5 -> run.end(ReportKind.FAILED).rows(10);
      case 6 -> run.type(RunType.BACKFILL).rows(90_000);
      case 7 -> run.type(RunType.MANUAL);
      case 8 -> run.end(ReportKind.HEARTBEAT).rows(100);
      default -> run.rows(1_000 + 7L * kind);
    };
  }

  private static String state() {
    var state = new StringBuilder();
    for (String question : STATE) {
      state.append(
          String.join(
              "\n", TestDatabase.query("select q::text from (" + question + ") q order by 1")));
      state.append("\n--\n");
    }
    return state.toString();
  }
}
