package io.trialsync.obs.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A request can be followed by its id: into the answer, the lines and the run that it reports. */
class CorrelationIT {
  private static final String RUN_EVENTS = "/v1/obs/run-events";
  private static final String START = "2026-11-20T06:00:00Z";
  private static final String HEADER = "X-Correlation-Id";
  private static final String MADE_HERE = "[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}";
  private static final String TRACE = "0af7651916cd43dd8448eb211c80319c";
  private static final String TRACE_PARENT = "00-" + TRACE + "-b7ad6b7169203331-01";

  private final ApiClient api = ApiClient.ofNewTenant();

  @Test
  void goesThroughRequestLineRunAndAnswer() {
    var run = ReportedRun.of("visits");
    Answer answer =
        report(run.event("started", START), HEADER, "flow-7.a_B", "traceparent", TRACE_PARENT);

    assertThat(answer.header(HEADER)).hasValue("flow-7.a_B");
    JsonNode line = LogLines.ofRun(run.runId(), 1).get(0);
    assertThat(line.path("correlation_id").textValue()).isEqualTo("flow-7.a_B");
    assertThat(line.path("trace_id").textValue()).isEqualTo(TRACE);
    assertThat(line.path("span_id").textValue()).isEqualTo("b7ad6b7169203331");
    JsonNode stored = run(run);
    assertThat(stored.path("correlation_id").textValue()).isEqualTo("flow-7.a_B");
    assertThat(stored.path("trace_id").textValue()).isEqualTo(TRACE);
  }

  @Test
  void isTheTraceWhereNoOtherIdComes() {
    var run = ReportedRun.of("visits");

    assertThat(report(run.event("started", START), "traceparent", TRACE_PARENT).header(HEADER))
        .hasValue(TRACE);
    assertThat(run(run).path("correlation_id").textValue()).isEqualTo(TRACE);
  }

  @Test
  void leavesAReportsOwnIdAlone() {
    var run = ReportedRun.of("visits");
    report(run.event("started", START, "\"correlation_id\":\"own\""), HEADER, "of-the-request");

    assertThat(run(run).path("correlation_id").textValue()).isEqualTo("own");
  }

  @Test
  void isNotStoredWhenItWasMadeHere() {
    var run = ReportedRun.of("visits");
    Answer answer = report(run.event("started", START));

    assertThat(answer.header(HEADER).orElseThrow()).matches(MADE_HERE);
    assertThat(run(run).path("correlation_id").isNull()).isTrue();
  }

  @Test
  void doesNotMakeASecondReportOfTheSame() {
    var run = ReportedRun.of("visits");
    String event =
        run.event("stage", START, "\"phase\":\"load\"", "\"table\":\"t\"", "\"records_loaded\":5");
    report(event, HEADER, "first");
    Answer again = report("[" + event + "," + event + "]", HEADER, "second");

    assertThat(again.ok().path("duplicates").intValue()).isEqualTo(2);
    assertThat(run(run).path("correlation_id").textValue()).isEqualTo("first");
    assertThat(run(run).path("events")).hasSize(1);
    assertThat(run(run).path("records_loaded").longValue()).isEqualTo(5);
  }

  @Test
  void doesNotDoubleReportsThatShareATransaction() throws Exception {
    var run = ReportedRun.of("visits-together");
    String event =
        run.event("stage", START, "\"phase\":\"load\"", "\"table\":\"t\"", "\"records_loaded\":5");
    var senders = new ArrayList<Thread>();
    var accepted = new AtomicInteger();
    for (int i = 0; i < 12; i++) {
      String id = "sender-" + i;
      senders.add(
          new Thread(
              () ->
                  accepted.addAndGet(report(event, HEADER, id).ok().path("accepted").intValue())));
    }
    senders.forEach(Thread::start);
    for (Thread sender : senders) {
      sender.join();
    }

    assertThat(accepted).hasValue(1);
    assertThat(LogLines.ofRun(run.runId(), 1)).hasSize(1);
    assertThat(run(run).path("events")).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "%0d%0aSet-Cookie: x=1",
        "a b",
        "<script>alert(1)</script>",
        "a\tb",
        "${jndi:ldap://127.0.0.1/a}",
        "é",
        "a;b",
        "12345678901234567890123456789012345678901234567890123456789012345"
      })
  @Tag("I18")
  void isMadeAnewWhereTheGivenOneCannotBeAccepted(String hostile) {
    var run = ReportedRun.of("visits");
    Answer answer = report(run.event("started", START), HEADER, hostile);

    assertThat(answer.ok().path("accepted").intValue()).isEqualTo(1);
    assertThat(answer.response().headers().allValues(HEADER))
        .singleElement()
        .asString()
        .matches(MADE_HERE);
    reflectsNothingOf(answer, hostile);
    assertThat(run(run).path("correlation_id").isNull()).isTrue();
    assertThat(report(run.event("heartbeat", START), HEADER, "a-good.one_1").header(HEADER))
        .hasValue("a-good.one_1");
  }

  @Test
  @Tag("I18")
  void isMadeAnewWhereSeveralCome() {
    Answer answer = report("[]", HEADER, "one", HEADER, "two");

    assertThat(answer.header(HEADER).orElseThrow()).matches(MADE_HERE);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/v1/obs/jobs?q=%0d%0aSet-Cookie:%20stolen=1",
        "/v1/obs/jobs?%0d%0aSet-Cookie:%20stolen=1=1",
        "/openapi?%0d%0aSet-Cookie:%20stolen=1"
      })
  @Tag("I18")
  void noHeaderIsMadeFromAQuestion(String path) {
    Answer answer = api.get(path);

    reflectsNothingOf(answer, "stolen");
    assertThat(api.get("/v1/obs/jobs?q=good").has(200).header(HEADER)).isPresent();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "01-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331",
        "00-00000000000000000000000000000000-b7ad6b7169203331-01",
        "00-0af7651916cd43dd8448eb211c80319c-0000000000000000-01",
        "00-0AF7651916CD43DD8448EB211C80319C-b7ad6b7169203331-01",
        "ff-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01",
        "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01-more",
        "00-%0d%0a"
      })
  @Tag("I18")
  void isMadeAnewWhereTheTraceIsNone(String traceParent) {
    assertThat(report("[]", "traceparent", traceParent).header(HEADER).orElseThrow())
        .matches(MADE_HERE);
    assertThat(report("[]", "traceparent", TRACE_PARENT).header(HEADER)).hasValue(TRACE);
  }

  @Test
  void isInEveryRefusalToo() {
    var nobody = ApiClient.withToken(null);
    var reader = ApiClient.withToken(RealServer.get().token("obs.read", "t"));
    for (Answer answer :
        List.of(
            get(nobody, "/v1/obs/jobs").has(401),
            reader
                .send(
                    "POST",
                    RUN_EVENTS,
                    ApiClient.JSON,
                    BodyPublishers.ofString("{}"),
                    HEADER,
                    "x-1")
                .has(403),
            get(api, "/nothing").has(404),
            get(api, "/v1/obs/jobs?page=0").has(400),
            api.send("DELETE", "/v1/obs/jobs", null, BodyPublishers.noBody(), HEADER, "x-1")
                .has(405),
            api.send("POST", RUN_EVENTS, "text/plain", BodyPublishers.ofString("x"), HEADER, "x-1")
                .has(415),
            api.send("POST", RUN_EVENTS, "no type", BodyPublishers.ofString("x"), HEADER, "x-1")
                .has(400),
            get(api, "/server-error").has(404),
            get(nobody, "/metrics").has(200),
            get(nobody, "/healthz").has(200))) {
      assertThat(answer.header(HEADER)).as("%s", answer.response()).hasValue("x-1");
    }
  }

  private static Answer get(ApiClient caller, String path) {
    return caller.send("GET", path, null, BodyPublishers.noBody(), HEADER, "x-1");
  }

  private Answer report(String event, String... headers) {
    return api.send("POST", RUN_EVENTS, ApiClient.JSON, BodyPublishers.ofString(event), headers);
  }

  private JsonNode run(ReportedRun run) {
    return api.get("/v1/obs/runs/" + run.runId()).ok();
  }

  private static void reflectsNothingOf(Answer answer, String text) {
    answer
        .response()
        .headers()
        .map()
        .forEach((name, values) -> assertThat(name + values).doesNotContain(text, "stolen"));
    assertThat(answer.header("Set-Cookie")).isEmpty();
  }
}
