package io.trialsync.obs.launcher.demo;

import io.openlineage.client.OpenLineage;
import io.trialsync.obs.launcher.demo.DemoJob.DemoTable;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Map;

/** The facets of a run of the demo, as its integration fills them. */
final class LineageFacets {
  static final String WAREHOUSE = "postgres://warehouse:5432";

  private static final long BYTES_PER_ROW = 96;

  private final OpenLineage openLineage;
  private final DemoRun run;

  LineageFacets(OpenLineage openLineage, DemoRun run) {
    this.openLineage = openLineage;
    this.run = run;
  }

  OpenLineage.RunFacets ofRun(int attempt, boolean failed) {
    Instant due = run.scheduledAt();
    var facets =
        openLineage
            .newRunFacetsBuilder()
            .nominalTime(
                openLineage.newNominalTimeRunFacet(
                    utc(due.minusSeconds(run.job().everyHours() * 3_600L)), utc(due)))
            .processing_engine(
                openLineage.newProcessingEngineRunFacet(engineVersion(), engine(), "1.55.0"));
    if (run.job().reporter() == Reporter.AIRFLOW) {
      facets.put("airflow", airflow(attempt));
    }
    if (failed) {
      addError(facets);
    }
    return facets.build();
  }

  OpenLineage.JobFacets ofJob() {
    String type =
        switch (run.job().reporter()) {
          case SPARK -> "SQL_JOB";
          case DBT -> "MODEL";
          default -> "TASK";
        };
    return openLineage
        .newJobFacetsBuilder()
        .jobType(
            openLineage
                .newJobTypeJobFacetBuilder()
                .processingType("BATCH")
                .integration(run.job().reporter().name())
                .jobType(type)
                .build())
        .build();
  }

  OpenLineage.InputDatasetInputFacets ofInput() {
    return openLineage
        .newInputDatasetInputFacetsBuilder()
        .inputStatistics(
            openLineage
                .newInputStatisticsInputDatasetFacetBuilder()
                .rowCount(run.rows() + run.rows() / 50L)
                .build())
        .build();
  }

  OpenLineage.OutputDatasetOutputFacets ofOutput() {
    return openLineage
        .newOutputDatasetOutputFacetsBuilder()
        .outputStatistics(
            openLineage.newOutputStatisticsOutputDatasetFacet(
                (long) run.rows(), run.rows() * BYTES_PER_ROW, null))
        .build();
  }

  OpenLineage.DatasetFacets ofTable(DemoTable table) {
    var fields = new ArrayList<OpenLineage.SchemaDatasetFacetFields>();
    var metrics = openLineage.newDataQualityMetricsDatasetFacetColumnMetricsBuilder();
    for (LoadedColumn column : run.columnsOf(table)) {
      metrics.put(
          column.name(),
          openLineage
              .newDataQualityMetricsDatasetFacetColumnMetricsAdditionalBuilder()
              .nullCount(column.nullCount())
              .build());
      fields.add(
          openLineage
              .newSchemaDatasetFacetFieldsBuilder()
              .name(column.name())
              .type(column.type())
              .build());
    }
    return openLineage
        .newDatasetFacetsBuilder()
        .schema(openLineage.newSchemaDatasetFacetBuilder().fields(fields).build())
        .dataQualityMetrics(
            openLineage
                .newDataQualityMetricsDatasetFacetBuilder()
                .rowCount((long) run.rows())
                .columnMetrics(metrics.build())
                .build())
        .build();
  }

  /** Spark tells its errors in a facet of its own, the others in the one of the specification. */
  private void addError(OpenLineage.RunFacetsBuilder facets) {
    String message = run.job().error().message();
    if (run.job().reporter() == Reporter.SPARK) {
      facets.put("spark.exception", custom(Map.of("message", message)));
    } else {
      facets.errorMessage(
          openLineage
              .newErrorMessageRunFacetBuilder()
              .message(message)
              .programmingLanguage(run.job().reporter() == Reporter.DBT ? "sql" : "python")
              .build());
    }
  }

  private OpenLineage.RunFacet airflow(int attempt) {
    String[] names = run.job().name().split("\\.", 2);
    return custom(
        Map.of(
            "dag",
            Map.of("dag_id", names[0]),
            "dagRun",
            Map.of(
                "dag_id",
                names[0],
                "run_id",
                "scheduled__" + run.scheduledAt(),
                "run_type",
                "scheduled"),
            "task",
            Map.of("task_id", names[1], "retries", DemoRun.MAX_ATTEMPTS - 1),
            "taskInstance",
            Map.of("try_number", attempt, "map_index", -1, "pool", "default_pool"),
            "taskUuid",
            run.tryId(attempt).toString()));
  }

  private OpenLineage.RunFacet custom(Map<String, Object> properties) {
    OpenLineage.RunFacet facet = openLineage.newRunFacet();
    facet.getAdditionalProperties().putAll(properties);
    return facet;
  }

  private String engine() {
    return switch (run.job().reporter()) {
      case SPARK -> "spark";
      case DBT -> "dbt";
      default -> "Airflow";
    };
  }

  private String engineVersion() {
    return switch (run.job().reporter()) {
      case SPARK -> "3.5.6";
      case DBT -> "1.10.4";
      default -> "3.1.0";
    };
  }

  private static ZonedDateTime utc(Instant instant) {
    return ZonedDateTime.ofInstant(instant, ZoneOffset.UTC);
  }
}
