package io.trialsync.obs.launcher.demo;

import io.openlineage.client.OpenLineage;
import io.openlineage.client.OpenLineage.RunEvent;
import io.openlineage.client.OpenLineage.RunEvent.EventType;
import io.trialsync.obs.launcher.demo.DemoJob.DemoTable;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;

/**
 * Tells a run of the demo in OpenLineage, built with the client's own model. Each integration has
 * its ways: Airflow gives every try a run id, Spark sends FAIL and then COMPLETE for the same run,
 * dbt sends START when all is over.
 */
final class LineageEvents {
  private final OpenLineage openLineage;
  private final LineageFacets facets;
  private final DemoRun run;

  private LineageEvents(DemoRun run) {
    this.run = run;
    openLineage = new OpenLineage(producer(run.job().reporter()));
    facets = new LineageFacets(openLineage, run);
  }

  /** The events of the run, in the order in which its integration sends them. */
  static List<RunEvent> of(DemoRun run) {
    return new LineageEvents(run).tell();
  }

  private static URI producer(Reporter reporter) {
    return URI.create(
        switch (reporter) {
          case SPARK -> "https://github.com/OpenLineage/OpenLineage/tree/1.55.0/integration/spark";
          case DBT -> "https://github.com/OpenLineage/OpenLineage/tree/1.55.0/integration/dbt";
          default -> "https://github.com/apache/airflow/tree/providers-openlineage/2.9.0";
        });
  }

  private List<RunEvent> tell() {
    var events = new ArrayList<RunEvent>();
    for (int attempt = 1; attempt <= run.attempts(); attempt++) {
      boolean failed = attempt < run.attempts() || run.story() == Story.FAILED;
      events.add(event(EventType.START, attempt, run.startOf(attempt), false));
      events.add(
          event(failed ? EventType.FAIL : EventType.COMPLETE, attempt, run.endOf(attempt), failed));
    }
    if (run.job().reporter() == Reporter.SPARK && run.story() == Story.FAILED) {
      Instant after = run.over().plus(Duration.ofMillis(40));
      events.add(event(EventType.COMPLETE, run.attempts(), after, false));
    }
    return events;
  }

  private RunEvent event(EventType type, int attempt, Instant at, boolean failed) {
    var builder =
        openLineage
            .newRunEventBuilder()
            .eventType(type)
            .eventTime(ZonedDateTime.ofInstant(at, ZoneOffset.UTC))
            .run(openLineage.newRun(run.tryId(attempt), facets.ofRun(attempt, failed)))
            .job(openLineage.newJob(run.job().namespace(), run.job().name(), facets.ofJob()))
            .inputs(List.of())
            .outputs(List.of());
    if (type == EventType.COMPLETE && run.story() != Story.FAILED) {
      builder.inputs(inputs()).outputs(outputs());
    }
    return builder.build();
  }

  private List<OpenLineage.InputDataset> inputs() {
    return run.job().tables().stream()
        .map(
            table ->
                openLineage
                    .newInputDatasetBuilder()
                    .namespace(LineageFacets.WAREHOUSE)
                    .name(table.source())
                    .inputFacets(facets.ofInput())
                    .build())
        .toList();
  }

  private List<OpenLineage.OutputDataset> outputs() {
    return run.job().tables().stream().map(this::output).toList();
  }

  private OpenLineage.OutputDataset output(DemoTable table) {
    return openLineage
        .newOutputDatasetBuilder()
        .namespace(LineageFacets.WAREHOUSE)
        .name(table.name())
        .facets(facets.ofTable(table))
        .outputFacets(facets.ofOutput())
        .build();
  }
}
