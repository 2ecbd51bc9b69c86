package io.trialsync.obs.web.lineage;

import static io.trialsync.obs.web.lineage.ClientEvents.json;
import static io.trialsync.obs.web.lineage.ClientEvents.problem;
import static io.trialsync.obs.web.lineage.ClientEvents.read;
import static io.trialsync.obs.web.lineage.ClientEvents.report;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.openlineage.client.OpenLineage.RunEvent.EventType;
import io.openlineage.client.OpenLineageClientUtils;
import io.trialsync.obs.ejb.run.ReportKind;
import io.trialsync.obs.web.error.InvalidInputException;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the core of an event says, and what makes it invalid. */
class LineageReaderTest {

  private static final String RUN = "\"run\":{\"runId\":\"0197a3c1-7f00-7000-8000-00000000aaaa\"}";
  private static final String JOB = "\"job\":{\"namespace\":\"n\",\"name\":\"j\"}";
  private static final String TIME = "\"eventTime\":\"2026-11-21T02:10:00Z\"";

  private final ClientEvents dbt = ClientEvents.ofDbt();

  @ParameterizedTest
  @CsvSource({
    "START,STARTED",
    "RUNNING,HEARTBEAT",
    "OTHER,HEARTBEAT",
    "COMPLETE,SUCCEEDED",
    "FAIL,FAILED",
    "ABORT,FAILED"
  })
  void eachTypeHasItsKind(EventType type, ReportKind kind) {
    assertThat(report(dbt.event(type)).kind()).isEqualTo(kind);
  }

  @Test
  void eventWithoutATypeIsASignOfLife() {
    assertThat(report(dbt.event(null)).kind()).isEqualTo(ReportKind.HEARTBEAT);
  }

  @Test
  void abortSaysThatItWasAborted() {
    assertThat(report(dbt.event(EventType.ABORT)).error().code()).isEqualTo("aborted");
    assertThat(report(dbt.event(EventType.FAIL)).error()).isNull();
  }

  @Test
  void keepsParentAndDueTime() {
    var parent = UUID.randomUUID();
    var facets =
        dbt.client
            .newRunFacetsBuilder()
            .nominalTime(
                dbt.client.newNominalTimeRunFacet(
                    ZonedDateTime.parse("2026-11-20T00:00:00Z"),
                    ZonedDateTime.parse("2026-11-21T01:00:00+01:00")))
            .parent(
                dbt.client.newParentRunFacet(
                    dbt.client.newParentRunFacetRun(parent, null),
                    dbt.client.newParentRunFacetJob("prod", "daily", null),
                    null))
            .build();
    var facts = report(dbt.event(EventType.START, facets)).facts();
    assertThat(facts.parentRunId()).isEqualTo(parent);
    assertThat(facts.scheduledAt()).isEqualTo(Instant.parse("2026-11-21T00:00:00Z"));
  }

  @Test
  void intervalWithoutALengthIsDueAtItsStart() {
    var facet = dbt.client.newNominalTimeRunFacet(ClientEvents.AT, ClientEvents.AT);
    var facets = dbt.client.newRunFacetsBuilder().nominalTime(facet).build();
    assertThat(report(dbt.event(EventType.START, facets)).facts().scheduledAt())
        .isEqualTo(ClientEvents.AT.toInstant());
  }

  @ParameterizedTest
  @CsvSource({"STREAMING,true", "SERVICE,true", "BATCH,false"})
  void runningJobOfFlinkIsContinuousWhenItStreams(String processing, boolean continuous) {
    var flink = new ClientEvents("https://github.com/OpenLineage/OpenLineage/integration/flink");
    var facets = flink.client.newJobFacetsBuilder();
    facets.jobType(flink.client.newJobTypeJobFacet(processing, "FLINK", "JOB", null));
    var job = flink.client.newJob("prod", "stream", facets.build());
    var report = report(flink.event(EventType.RUNNING).job(job));
    assertThat(report.facts().continuous()).isEqualTo(continuous);
    assertThat(report.kind()).isEqualTo(ReportKind.HEARTBEAT);
  }

  @Test
  void timeWithoutAnOffsetIsReadAsUtcAndFlagged() {
    var report =
        report("{\"eventTime\":\"2026-11-21T02:10:00.123456789\"," + RUN + "," + JOB + "}");
    assertThat(report.at()).isEqualTo(Instant.parse("2026-11-21T02:10:00.123456Z"));
    assertThat(report.facts().zoneAssumed()).isTrue();
  }

  @Test
  void eventsAboutJobsAndDatasetsAloneLeaveNothingToRecord() {
    var job =
        dbt.client
            .newJobEventBuilder()
            .eventTime(ClientEvents.AT)
            .job(dbt.client.newJob("prod", "j", null))
            .build();
    assertThat(read(OpenLineageClientUtils.toJson(job)))
        .isEqualTo(new LineageEvent.NothingToRecord());
    assertThat(read("{\"dataset\":{},\"run\":null}")).isEqualTo(new LineageEvent.NothingToRecord());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}|run, a job or a dataset",
        "{RUN,JOB}|eventTime",
        "{RUN,JOB,\"eventTime\":\"yesterday\"}|eventTime",
        "{RUN,JOB,\"eventTime\":\"9999-12-31T23:59:59Z\"}|eventTime must lie between",
        "{RUN,JOB,\"eventTime\":\"+999999999-12-31T23:59:59Z\"}|eventTime must lie between",
        "{RUN,JOB,\"eventTime\":1795226400}|eventTime must lie between",
        "{RUN,JOB,TIME,\"eventType\":\"DONE\"}|eventType must be START",
        "{RUN,JOB,TIME,\"eventType\":7}|eventType must be START",
        "{RUN,TIME}|job.namespace",
        "{RUN,TIME,\"job\":[]}|job.namespace",
        "{RUN,TIME,\"job\":{\"namespace\":\"n\",\"name\":7}}|job.name must be a text",
        "{RUN,TIME,\"job\":{\"namespace\":\"n\",\"name\":\"\"}}|job.name must not be empty",
        "{JOB,TIME,\"run\":\"me\"}|run.runId",
        "{JOB,TIME,\"run\":{\"runId\":\"1-1-1-1-1\"}}|run.runId must be a UUID"
      })
  void namesTheFieldThatIsWrong(String bodyAndSentence) {
    var parts = bodyAndSentence.split("\\|");
    var body = parts[0].replace("RUN", RUN).replace("JOB", JOB).replace("TIME", TIME);
    assertThat(problem(body)).contains(parts[1]);
  }

  @Test
  void lastOfTwoEqualMembersWins() {
    var report =
        report(
            "{"
                + RUN
                + ","
                + JOB
                + ","
                + TIME
                + ",\"eventType\":\"START\",\"eventType\":\"FAIL\"}");
    assertThat(report.kind()).isEqualTo(ReportKind.FAILED);
  }

  @ParameterizedTest
  @ValueSource(strings = {"[", "{\"a\":"})
  void refusesNestingBeyondAllMeasure(String opening) {
    var body = "{\"run\":{\"facets\":{\"x\":" + opening.repeat(10_000);
    assertThatExceptionOfType(InvalidInputException.class)
        .isThrownBy(() -> read(body))
        .withMessageContaining("200 levels of nesting");
  }

  @Test
  void cutOffEventIsToldAsSuch() {
    String whole = json(dbt.event(EventType.START));
    assertThatExceptionOfType(InvalidInputException.class)
        .isThrownBy(() -> read(whole.substring(0, whole.length() - 1)))
        .withMessageContaining("ends too early");
  }
}
