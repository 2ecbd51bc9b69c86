package io.trialsync.obs.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each bad request gets one clear refusal and leaves one line in the log at most. */
class BadInputIT {
  private static final String RUN_EVENTS = "/v1/obs/run-events";
  private static final String LINEAGE = "/api/v1/lineage";
  private static final String JOB = "/v1/obs/jobs/known";
  private static final String DEEP = "[".repeat(10_000) + "]".repeat(10_000);

  private final ApiClient api = ApiClient.ofNewTenant();
  private final ReportedRun good = ReportedRun.of("known");
  private int linesBefore;
  private long failureReportsBefore;

  @BeforeEach
  void knowOneJob() {
    api.post(RUN_EVENTS, good.event("started", "2026-11-20T06:00:00Z")).ok();
    linesBefore = ServerLog.lines().size();
    failureReportsBefore = ServerLog.failureReports();
  }

  @AfterEach
  void theLogStaysQuietAndTheNextGoodRequestWorks() {
    List<String> lines = ServerLog.lines();
    assertThat(lines.subList(linesBefore, lines.size())).hasSizeLessThanOrEqualTo(1);
    assertThat(ServerLog.failureReports()).isEqualTo(failureReportsBefore);
    api.post(RUN_EVENTS, good.event("succeeded", "2026-11-20T06:01:00Z")).ok();
    assertThat(api.get("/v1/obs/runs/" + good.runId()).ok().path("status").textValue())
        .isEqualTo("success");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "/v1/obs/jobs?page=0 | page",
        "/v1/obs/jobs?page=-1 | page",
        "/v1/obs/jobs?page=one | page",
        "/v1/obs/jobs?page=99999999999 | page",
        "/v1/obs/jobs?page_size=0 | page_size",
        "/v1/obs/jobs?page_size=501 | page_size",
        "/v1/obs/jobs?page=201&page_size=50 | cursor",
        "/v1/obs/jobs?page=1&page=2 | once",
        "/v1/obs/jobs?status=done | status must be one of",
        "/v1/obs/jobs?q= | q must be",
        "/v1/obs/jobs?q=a%00b | NUL",
        "/v1/obs/jobs?statuss=failed | statuss",
        "/v1/obs/jobs?cursor=nonsense | cursor",
        "/v1/obs/jobs/known/runs?cursor=bm9uc2Vuc2U | cursor",
        "/v1/obs/jobs/known/runs?from=2026-08-01T00:00:00Z&to=2026-10-31T00:00:00Z | 90 days",
        "/v1/obs/jobs/known/runs?from=2026-11-02T00:00:00Z&to=2026-11-01T00:00:00Z | earlier",
        "/v1/obs/jobs/known/runs?from=9999-01-01T00:00:00Z | 2100",
        "/v1/obs/jobs/known/runs?from=yesterday | from",
        "/v1/obs/jobs/known/runs?from=2026-11-01T00:00:00 | zone",
        "/v1/obs/jobs/known/runs?limit=10 | limit",
        "/v1/obs/jobs/known?page=1 | page",
      })
  void refusesAQuestionThatMakesNoSense(String path, String word) {
    api.get(path).isProblem(400, word);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/v1/obs/jobs/unknown",
        "/v1/obs/jobs/unknown/runs",
        "/v1/obs/jobs/un%20known/runs",
        "/v1/obs/runs/0197f2a0-5b3c-7d11-9c3e-2f4f5a6b7c8d",
        "/v1/obs/runs/1-1-1-1-1",
        "/v1/obs/runs/no-uuid",
        "/v1/obs/nothing",
        "/v2/obs/jobs",
      })
  void findsNothingAtAnUnknownAddress(String path) {
    api.get(path).isProblem(404);
  }

  static Stream<List<String>> badEvents() {
    String run = UUID.randomUUID().toString();
    String start = "{\"run_id\":\"" + run + "\",\"job_id\":\"known\",";
    String whole = start + "\"event\":\"started\",\"at\":\"2026-11-20T06:00:00Z\"";
    return Stream.of(
        List.of("{\"run_id\":", "ends too early at line 1"),
        List.of("", "no event"),
        List.of("[]", "no event"),
        List.of("{'run_id':1}", "not valid"),
        List.of("7", "object"),
        List.of("{}", "run_id is missing"),
        List.of(whole + ",\"attempt\":\"one\"}", "attempt must be a whole number"),
        List.of(whole + ",\"attempt\":0}", "attempt"),
        List.of(
            whole + ",\"records_loaded\":-1}",
            "records_loaded must be a whole number from 0 to 10000000000000."),
        List.of(whole + ",\"records_loaded\":9223372036854775807}", "records_loaded"),
        List.of(whole + ",\"records_loaded\":1.5}", "records_loaded"),
        List.of(whole + ",\"records_loaded\":99999999999999999999}", "records_loaded"),
        List.of(whole + ",\"at\":1}", "comes twice"),
        List.of(whole + ",\"colour\":\"red\"}", "no field colour"),
        List.of(whole + ",\"correlation_id\":\"a\\u0000b\"}", "without NUL"),
        List.of(whole + ",\"correlation_id\":\"\\ud800\"}", "correlation_id"),
        List.of(whole + ",\"stats\":" + DEEP + "}", ""),
        List.of(whole + ",\"phase\":\"load\"}", "stage"),
        List.of(start + "\"event\":\"started\",\"at\":\"9999-12-31T00:00:00Z\"}", "7 days"),
        List.of(start + "\"event\":\"started\",\"at\":9223372036854775807}", "at must"),
        List.of(start + "\"event\":\"exploded\",\"at\":1}", "event must be one of queued, started"),
        List.of(
            "{\"run_id\":\"1-1-1-1-1\",\"job_id\":\"known\",\"event\":\"started\",\"at\":1}",
            "run_id must be a UUID"),
        List.of("{\"job_id\":\"a b\"}", "job_id must be"),
        List.of(DEEP, ""),
        List.of("{\"a\":".repeat(10_000) + "1" + "}".repeat(10_000), "200 levels of nesting"));
  }

  @ParameterizedTest(name = "{index}")
  @MethodSource("badEvents")
  void refusesAnEventThatMakesNoSense(List<String> eventAndWord) {
    Answer answer = api.post(RUN_EVENTS, eventAndWord.get(0)).has(400).tellsNothingOfTheCode();
    assertThat(answer.body()).contains(eventAndWord.get(1)).hasSizeLessThan(2_048);
    assertThat(answer.body()).containsOnlyOnce("\"detail\"");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{\"eventType\":  | too early",
        "[] | one OpenLineage event",
        "{} | run, a job or a dataset",
        "{\"run\":{\"runId\":7},\"job\":{\"namespace\":\"n\",\"name\":\"j\"}} | eventTime",
        "{\"run\":{\"runId\":7},\"eventTime\":\"9999-12-31T00:00:00Z\"} | job.namespace",
        "{\"a\":\u0000} | not valid",
      })
  void refusesALineageEventThatMakesNoSense(String event, String word) {
    api.post(LINEAGE, event).isProblem(400, word);
  }

  @Test
  void refusesNestingThatCouldOverflowAStack() {
    for (String path : List.of(LINEAGE, LINEAGE + "/batch", RUN_EVENTS)) {
      api.post(path, "{\"x\":" + DEEP + "}").has(400).tellsNothingOfTheCode();
      api.post(path, "[".repeat(10_000)).has(400).tellsNothingOfTheCode();
    }
    api.put(JOB, "{\"key_columns\":" + DEEP + "}").isProblem(400);
    api.patch(JOB, DEEP).isProblem(400);
  }

  @Test
  void oneBadItemOfAnArrayDoesNotLoseTheOthers() {
    keepsTheGoodOnes(ApiClient.JSON, "[%s,%s,7,%s]");
  }

  @Test
  void oneBadLineDoesNotLoseTheOthers() {
    keepsTheGoodOnes(ApiClient.LINES_OF_JSON, "%s\n%s\n7\n%s\n");
  }

  private void keepsTheGoodOnes(String contentType, String form) {
    var run = ReportedRun.of("known");
    String start = run.event("started", "2026-11-20T06:00:00Z");
    String bad = run.event("stage", "2026-11-20T06:00:30Z", "\"stats\":{\"row_count\":-1}");
    String end = run.event("succeeded", "2026-11-20T06:01:00Z");
    JsonNode answer = api.post(RUN_EVENTS, contentType, form.formatted(start, bad, end)).ok();
    assertThat(answer.path("accepted").intValue()).isEqualTo(2);
    assertThat(answer.path("duplicates").intValue()).isZero();
    assertThat(answer.path("rejected").findValuesAsText("index")).containsExactly("1", "2");
    assertThat(answer.path("rejected").path(0).path("problem").path("detail").textValue())
        .isEqualTo("stats.row_count must be a whole number from 0 to 10000000000000.");
    assertThat(api.get("/v1/obs/runs/" + run.runId()).ok().path("duration_ms").intValue())
        .isEqualTo(60_000);
    assertThat(api.post(RUN_EVENTS, contentType, form.formatted(start, bad, end)).ok())
        .isEqualTo(api.post(RUN_EVENTS, contentType, form.formatted(start, bad, end)).ok());
  }

  @Test
  void answersAHeaderThatIsNoMediaTypeAsAProblem() {
    api.post(RUN_EVENTS, "garbage", "{}").isProblem(400, "header");
  }

  @Test
  void namesTheMethodsThatAnAddressTakes() {
    Answer answer = api.put("/v1/obs/jobs", "{}").isProblem(405, "Allow");
    assertThat(answer.header("allow").orElseThrow()).contains("GET");
  }
}
