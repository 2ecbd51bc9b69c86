package io.trialsync.obs.ejb.quality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trialsync.obs.ejb.quality.check.CheckResult;
import io.trialsync.obs.ejb.quality.check.MeasuredTable;
import io.trialsync.obs.ejb.quality.check.Origin;
import io.trialsync.obs.ejb.quality.check.PastRun;
import io.trialsync.obs.ejb.quality.check.Subject;
import io.trialsync.obs.ejb.quality.check.TableName;
import io.trialsync.obs.ejb.quality.check.Verdict;
import io.trialsync.obs.persistence.quality.RunQualityRow;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What is kept of a run comes back as it was, also where it was kept in the form of old. */
class KeptFormsTest {
  private static final TableName VISITS = new TableName("warehouse", "visits");
  private static final UUID RUN = UUID.fromString("00000000-0000-0000-0000-000000000001");
  private static final UUID OTHER = UUID.fromString("00000000-0000-0000-0000-000000000002");
  private static final List<MeasuredTable> TABLES =
      List.of(
          table(new TableName("warehouse", "sites"), Map.of()),
          table(VISITS, Map.of("site", 7L, "subject", 0L, "größe \"cm\"", 3L)));
  private static final String NO_CHECKS = ChecksJson.write(List.of());

  private static MeasuredTable table(TableName name, Map<String, Long> nulls) {
    return new MeasuredTable(
        name,
        Map.of(Origin.LOADED, 10L),
        nulls.isEmpty() ? null : 10L,
        nulls,
        null,
        null,
        List.of());
  }

  private static RunQualityRow row(String measures, @Nullable UUID key, @Nullable String names) {
    return new RunQualityRow(
        RUN, 1, Instant.EPOCH, true, "pass", measures, null, NO_CHECKS, key, names);
  }

  private static Map<TableName, MeasuredTable> tables(Timeline timeline, RunQualityRow row) {
    return timeline.past(row).tables();
  }

  @Test
  void measuresComeBackWithNamesThatStandApart() {
    CountedColumns columns = CountedColumns.of(TABLES);
    String measures = MeasuresJson.write(new Measures(90L, TABLES), columns);
    var timeline = new Timeline(ZoneOffset.UTC);
    assertThat(measures).doesNotContain("site\"", "subject").contains("[3,7,0]");
    assertThat(tables(timeline, row(measures, columns.key(), columns.json())))
        .isEqualTo(PastRun.byName(TABLES));
  }

  @Test
  void namesAreNotNeededWhereTheyAreKnown() {
    CountedColumns columns = CountedColumns.of(TABLES);
    String measures = MeasuresJson.write(new Measures(null, TABLES), columns);
    var timeline = new Timeline(ZoneOffset.UTC);
    timeline.know(columns);
    assertThat(tables(timeline, row(measures, columns.key(), null)))
        .isEqualTo(PastRun.byName(TABLES));
  }

  @Test
  void numbersAreNeverReadWithNamesOfOthers() {
    CountedColumns columns = CountedColumns.of(TABLES);
    String measures = MeasuresJson.write(new Measures(null, TABLES), columns);
    var timeline = new Timeline(ZoneOffset.UTC);
    timeline.know(CountedColumns.of(List.of(table(VISITS, Map.of("site", 1L)))));
    RunQualityRow unknown = row(measures, columns.key(), null);
    assertThatThrownBy(() -> timeline.past(unknown)).isInstanceOf(IllegalStateException.class);
    RunQualityRow damaged =
        row(measures.replace("[3,7,0]", "[3,7]"), columns.key(), columns.json());
    assertThatThrownBy(() -> timeline.past(damaged)).hasMessageContaining("2 numbers");
  }

  @Test
  void measuresOfOldHaveTheNamesWithTheNumbers() {
    String measures =
        """
        {"duration_ms":90,"tables":[{"namespace":"warehouse","table":"visits","rows":{"loaded":10},
          "nulls_of":10,"nulls":{"site":7,"subject":0,"größe \\"cm\\"":3}}]}""";
    assertThat(tables(new Timeline(ZoneOffset.UTC), row(measures, null, null)))
        .isEqualTo(Map.of(VISITS, TABLES.get(1)));
  }

  @Test
  void anotherColumnGivesAnotherKey() {
    CountedColumns more = CountedColumns.of(List.of(table(VISITS, Map.of("a", 1L, "b", 1L))));
    assertThat(CountedColumns.of(List.of(table(VISITS, Map.of("b", 5L, "a", 4L)))).key())
        .isEqualTo(more.key());
    assertThat(CountedColumns.of(List.of(table(VISITS, Map.of("a", 1L)))).key())
        .isNotEqualTo(more.key());
    assertThat(CountedColumns.of(List.of(table(VISITS, Map.of("a\",\"b", 1L)))).key())
        .isNotEqualTo(more.key());
  }

  @Test
  void checksComeBackThoughOnlyChangesAreWritten() {
    List<CheckResult> results =
        List.of(
            result("row_count_delta", null, Verdict.PASS, null, 0.5, List.of(RUN)),
            result("null_rate", "site", Verdict.FAIL, null, 0.25, List.of(RUN, OTHER)),
            result("null_rate", "subject", Verdict.NOT_EVALUATED, "stat_missing", null, List.of()),
            result("null_rate", "site", Verdict.FAIL, null, 0.25, List.of(RUN, OTHER)),
            CheckResult.notEvaluated(new Subject("duration", null, null), "duration_ms", "running"),
            result("volume_band", null, Verdict.PASS, null, 1e-7, List.of(OTHER)));
    assertThat(ChecksJson.read(ChecksJson.write(results))).isEqualTo(results);
  }

  @Test
  void checksOfOldSayAllEachTime() {
    String old =
        """
        {"results":[
          {"check":"null_rate","namespace":"warehouse","table":"visits","column":"site",
            "metric":"null_rate","verdict":"fail","value":0.25,"threshold":0.05,"origin":"loaded",
            "baseline_runs":0},
          {"check":"duration","metric":"duration_ms","verdict":"not_evaluated","reason":"running"}],
        "baselines":[["00000000-0000-0000-0000-000000000001"]]}""";
    assertThat(ChecksJson.read(old))
        .containsExactly(
            result("null_rate", "site", Verdict.FAIL, null, 0.25, List.of(RUN)),
            CheckResult.notEvaluated(
                new Subject("duration", null, null), "duration_ms", "running"));
  }

  private static CheckResult result(
      String check,
      @Nullable String column,
      Verdict verdict,
      @Nullable String reason,
      @Nullable Double value,
      List<UUID> runs) {
    return new CheckResult(
        new Subject(check, VISITS, column),
        check,
        null,
        verdict,
        reason,
        value,
        null,
        0.05,
        Origin.LOADED,
        runs);
  }
}
