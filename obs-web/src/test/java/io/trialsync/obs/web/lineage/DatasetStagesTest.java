package io.trialsync.obs.web.lineage;

import static io.trialsync.obs.web.lineage.ClientEvents.report;
import static org.assertj.core.api.Assertions.assertThat;

import io.openlineage.client.OpenLineage;
import io.openlineage.client.OpenLineage.OutputDataset;
import io.openlineage.client.OpenLineage.RunEvent.EventType;
import io.openlineage.client.OpenLineage.SchemaDatasetFacetFields;
import io.trialsync.obs.ejb.run.Phase;
import io.trialsync.obs.ejb.run.ReportLimits;
import io.trialsync.obs.ejb.run.StageReport;
import io.trialsync.obs.ejb.run.TableColumn;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Datasets of events become stages of runs. */
class DatasetStagesTest {

  private final OpenLineage dbt = ClientEvents.ofDbt().client;

  @Test
  void outputWithStatisticsAndSchemaIsALoad() {
    var facets = dbt.newDatasetFacetsBuilder().schema(schema(field("id", "int"))).build();
    assertThat(stages(output("orders", facets, written(1000L))))
        .containsExactly(
            new StageReport(
                Phase.LOAD,
                "db",
                "orders",
                null,
                1000L,
                null,
                null,
                List.of(new TableColumn("id", "int", null))));
  }

  @Test
  void inputWithStatisticsAndMetricsIsAnExtract() {
    var columns = dbt.newDataQualityMetricsInputDatasetFacetColumnMetrics();
    columns
        .getAdditionalProperties()
        .put(
            "email",
            dbt.newDataQualityMetricsInputDatasetFacetColumnMetricsAdditionalBuilder()
                .nullCount(12L)
                .min(19_500_101.0)
                .build());
    var facets =
        dbt.newInputDatasetInputFacetsBuilder()
            .inputStatistics(dbt.newInputStatisticsInputDatasetFacet(900L, null, null))
            .dataQualityMetrics(
                dbt.newDataQualityMetricsInputDatasetFacet(800L, null, null, null, columns))
            .build();
    var event =
        ClientEvents.ofDbt()
            .event(EventType.COMPLETE)
            .inputs(List.of(dbt.newInputDataset("db", "people", null, facets)));
    assertThat(report(event).stages()).hasSize(1);
    var stage = report(event).stages().get(0);
    assertThat(stage.phase()).isEqualTo(Phase.EXTRACT);
    assertThat(stage.recordsExtracted()).isEqualTo(900L);
    assertThat(stage.recordsLoaded()).isNull();
    assertThat(stage.rowCount()).isEqualTo(800L);
    assertThat(stage.nullCounts()).isEqualTo(Map.of("email", 12L));
  }

  @Test
  void datasetWithNothingButANameMakesNoStage() {
    var empty = dbt.newDatasetFacetsBuilder().schema(schema()).build();
    assertThat(stages(output("a", null, null), output("b", empty, written(null)))).isEmpty();
  }

  @Test
  void zeroRowsAreAFactAndNegativeRowsAreNone() {
    assertThat(stages(output("orders", null, written(0L))).get(0).recordsLoaded()).isZero();
    assertThat(stages(output("orders", null, written(-1L)))).isEmpty();
  }

  @Test
  void nestedFieldsAreFlattenedBehindTheirParent() {
    var inner = dbt.newSchemaDatasetFacetFields("zip", "string", null, null, null);
    var outer = dbt.newSchemaDatasetFacetFields("address", "struct", null, null, List.of(inner));
    var facets = dbt.newDatasetFacetsBuilder().schema(schema(outer)).build();
    assertThat(stages(output("people", facets, null)).get(0).columns())
        .extracting(TableColumn::name)
        .containsExactly("address", "address.zip");
  }

  @Test
  void sameDatasetTwiceIsOneStageWithTheFactsOfBoth() {
    var facets = dbt.newDatasetFacetsBuilder().schema(schema(field("id", "int"))).build();
    var stages =
        stages(
            output("orders", null, written(5L)),
            output("orders", facets, null),
            output("orders", null, written(7L)));
    assertThat(stages).hasSize(1);
    assertThat(stages.get(0).recordsLoaded()).isEqualTo(7L);
    assertThat(stages.get(0).columns()).hasSize(1);
  }

  @Test
  void dropsWhatIsBeyondTheLimits() {
    var fields =
        IntStream.range(0, ReportLimits.COLUMNS + 5)
            .mapToObj(i -> field("c" + i, "int"))
            .toArray(SchemaDatasetFacetFields[]::new);
    var wide = dbt.newDatasetFacetsBuilder().schema(schema(fields)).build();
    assertThat(stages(output("wide", wide, null)).get(0).columns()).hasSize(ReportLimits.COLUMNS);
    var many =
        IntStream.range(0, ReportLimits.STAGES + 5)
            .mapToObj(i -> output("t" + i, null, written(1L)))
            .toArray(OutputDataset[]::new);
    assertThat(stages(many)).hasSize(ReportLimits.STAGES);
  }

  @Test
  void schemasThatAreTooManyTogetherGoAsWholes() {
    var fields =
        IntStream.range(0, ReportLimits.COLUMNS)
            .mapToObj(i -> field("c" + i, "int"))
            .toArray(SchemaDatasetFacetFields[]::new);
    var wide = dbt.newDatasetFacetsBuilder().schema(schema(fields)).build();
    var stages =
        stages(
            IntStream.range(0, 12)
                .mapToObj(i -> output("t" + i, wide, written(1L)))
                .toArray(OutputDataset[]::new));
    assertThat(stages).hasSize(12);
    assertThat(stages.get(9).columns()).hasSize(ReportLimits.COLUMNS);
    assertThat(stages.get(10).columns()).isNull();
    assertThat(stages.get(10).recordsLoaded()).isEqualTo(1L);
  }

  @Test
  void namesAreCutAndLoseWhatCannotBeStored() {
    var facets = dbt.newDatasetFacetsBuilder().schema(schema(field("a\u0000b", "é".repeat(2000))));
    var stage = stages(output("t\u0000" + "x".repeat(300), facets.build(), null)).get(0);
    assertThat(stage.table()).startsWith("t\uFFFDx").hasSize(ReportLimits.NAME_LENGTH);
    assertThat(stage.columns().get(0).name()).isEqualTo("a\uFFFDb");
    assertThat(stage.columns().get(0).type()).hasSize(ReportLimits.TYPE_LENGTH);
  }

  @Test
  void passesOverFacetsOfAnotherShape() {
    var report =
        report(
            """
            {"outputs": [7, null, {"name": 7}, {"namespace": [], "name": "t", "facets": {
              "schema": {"fields": {"id": 1}}, "dataQualityMetrics": [1]},
              "outputFacets": {"outputStatistics": {"rowCount": 12345678901234567890123}}},
              {"name": "u", "outputFacets": {"outputStatistics": {"rowCount": 1.5}}}],
             "inputs": "none", "eventTime": 1795226400000, "job": {"namespace": "n", "name": "j"},
             "run": {"runId": "0197a3c1-7f00-7000-8000-00000000aaaa", "facets": []}}
            """);
    assertThat(report.stages()).isEmpty();
  }

  private List<StageReport> stages(OutputDataset... outputs) {
    var event = ClientEvents.ofDbt().event(EventType.COMPLETE).outputs(List.of(outputs));
    return report(event).stages();
  }

  private OutputDataset output(
      String table, OpenLineage.DatasetFacets facets, OpenLineage.OutputDatasetOutputFacets role) {
    return dbt.newOutputDataset("db", table, facets, role);
  }

  private OpenLineage.OutputDatasetOutputFacets written(Long rows) {
    return dbt.newOutputDatasetOutputFacetsBuilder()
        .outputStatistics(dbt.newOutputStatisticsOutputDatasetFacet(rows, null, null))
        .build();
  }

  private OpenLineage.SchemaDatasetFacet schema(SchemaDatasetFacetFields... fields) {
    return dbt.newSchemaDatasetFacet(List.of(fields));
  }

  private SchemaDatasetFacetFields field(String name, String type) {
    return dbt.newSchemaDatasetFacetFields(name, type, null, null, Collections.emptyList());
  }
}
