package io.trialsync.obs.web.lineage;

import static io.trialsync.obs.web.lineage.ClientEvents.report;
import static org.assertj.core.api.Assertions.assertThat;

import io.openlineage.client.OpenLineage.RunEvent.EventType;
import io.trialsync.obs.ejb.run.ReportKind;
import io.trialsync.obs.ejb.run.RunReport;
import io.trialsync.obs.ejb.run.RunType;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tries of Airflow tasks are attempts of one run. */
class AirflowTriesTest {

  private final ClientEvents airflow = ClientEvents.ofAirflow();

  @Test
  void triesOfOneTaskInstanceAreAttemptsOfOneRun() {
    var first = task(EventType.FAIL, UUID.randomUUID(), Map.of("try_number", 1));
    var second = task(EventType.COMPLETE, UUID.randomUUID(), Map.of("try_number", 2));
    assertThat(second.run().key()).isEqualTo(first.run().key());
    assertThat(second.run().runId()).isNotEqualTo(first.run().runId());
    assertThat(first.run().attempt()).isEqualTo(1);
    assertThat(second.run().attempt()).isEqualTo(2);
    assertThat(second.facts().maxAttempts()).isEqualTo(3);
  }

  @Test
  void mappedTasksAreRunsOfTheirOwn() {
    var id = UUID.randomUUID();
    var unmapped = task(EventType.START, id, Map.of("try_number", 1));
    var explicit = task(EventType.START, id, Map.of("try_number", 1, "map_index", -1));
    var mapped = task(EventType.START, id, Map.of("try_number", 1, "map_index", 4));
    assertThat(explicit.run().key()).isEqualTo(unmapped.run().key());
    assertThat(mapped.run().key()).isNotEqualTo(unmapped.run().key());
  }

  @ParameterizedTest
  @CsvSource({"1,ATTEMPT_FAILED", "2,ATTEMPT_FAILED", "3,FAILED", "7,FAILED"})
  void failureIsFinalWhenTheRetriesAreUsedUp(int tryNumber, ReportKind kind) {
    var report = task(EventType.FAIL, UUID.randomUUID(), Map.of("try_number", tryNumber));
    assertThat(report.kind()).isEqualTo(kind);
  }

  @Test
  void readsNumbersThatAreWrittenAsText() {
    var report = task(EventType.FAIL, UUID.randomUUID(), Map.of("try_number", "2"));
    assertThat(report.run().attempt()).isEqualTo(2);
  }

  @ParameterizedTest
  @CsvSource({"0", "-3", "10001", "99999999999999999999", "two", "1.5", "null"})
  void tryWithAnImpossibleNumberIsARunOfItsOwn(String tryNumber) {
    var id = UUID.randomUUID();
    var report = task(EventType.FAIL, id, Map.of("try_number", tryNumber));
    assertThat(report.run().key()).isEqualTo(id);
    assertThat(report.kind()).isEqualTo(ReportKind.FAILED);
  }

  @ParameterizedTest
  @CsvSource({
    "manual,MANUAL",
    "backfill,BACKFILL",
    "backfill_job,BACKFILL",
    "scheduled,SCHEDULED",
    "asset_triggered,SCHEDULED"
  })
  void saysWhyTheRunWasStarted(String runType, RunType expected) {
    var facets = airflow.client.newRunFacetsBuilder();
    facets.put("airflowDagRun", airflow.facet(Map.of("dagRun", Map.of("run_type", runType))));
    var report = report(airflow.event(EventType.START, facets.build()));
    assertThat(report.facts().runType()).isEqualTo(expected);
    assertThat(report.run().key()).isEqualTo(ClientEvents.RUN_ID);
    assertThat(report.run().attempt()).isEqualTo(1);
  }

  @Test
  void ignoresAFacetOfAnotherShape() {
    var facets = airflow.client.newRunFacetsBuilder();
    facets.put(
        "airflow",
        airflow.facet(
            Map.of("dagRun", "none", "task", new int[] {1}, "taskInstance", Map.of("x", 1))));
    var report = report(airflow.event(EventType.START, facets.build()));
    assertThat(report.run().key()).isEqualTo(ClientEvents.RUN_ID);
  }

  private RunReport task(EventType type, UUID runId, Map<String, ?> instance) {
    var dagRun = new HashMap<String, Object>();
    dagRun.put("dag_id", "daily");
    dagRun.put("run_id", "scheduled__2026-11-20T00:00:00+00:00");
    dagRun.put("run_type", "scheduled");
    dagRun.put("conf", Map.of("password", "never-kept"));
    var facets = airflow.client.newRunFacetsBuilder();
    facets.put(
        "airflow",
        airflow.facet(
            Map.of(
                "dagRun", dagRun,
                "task", Map.of("task_id", "load", "retries", 2),
                "taskInstance", instance)));
    var run = airflow.client.newRun(runId, facets.build());
    return report(airflow.event(type).run(run));
  }
}
