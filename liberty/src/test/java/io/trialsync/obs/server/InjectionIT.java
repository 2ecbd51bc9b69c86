package io.trialsync.obs.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.TextNode;
import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** SQL in every parameter, path, header and text is a text like any other. */
class InjectionIT {
  private static final Duration LONGEST = Duration.ofSeconds(4);

  @RegisterExtension final QuietServer server = new QuietServer();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "'",
        "\"",
        "')--",
        "' OR '1'='1",
        "' OR 1=1--",
        "'; drop table run; --",
        "' UNION SELECT null,version(),null--",
        "1); select pg_sleep(5)--",
        "'||(select pg_sleep(5))||'",
        "\\x27 OR 1=1",
        "\\' OR 1=1--",
        "$$;select 1;$$",
        "%27%20OR",
        "known' AND '1'='1",
        "known'/**/OR/**/'a'='a",
        "{fn now()}",
        "?",
        ":tenant;",
        "#{1+1}"
      })
  @Tag("I05")
  void isATextLikeAnyOther(String sql) {
    long start = System.nanoTime();
    inQuestions(sql);
    inReports(sql);
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(LONGEST.multipliedBy(2));
    server.hasStoredNothing();
    assertThat(server.api().get("/v1/obs/jobs?q=know").ok().path("total").intValue()).isEqualTo(1);
  }

  private void inQuestions(String sql) {
    String text = URLEncoder.encode(sql, StandardCharsets.UTF_8).replace("+", "%20");
    ApiClient api = server.api();
    assertThat(api.get("/v1/obs/jobs?q=" + text).ok().path("total").intValue()).isZero();
    for (String parameter : List.of("status", "cursor", "page", "page_size")) {
      api.get("/v1/obs/jobs?" + parameter + "=" + text).isProblem(400, parameter);
    }
    for (String parameter : List.of("from", "to", "status")) {
      api.get("/v1/obs/jobs/known/runs?" + parameter + "=" + text).isProblem(400, parameter);
    }
    api.get("/v1/obs/summary?job_id=" + text).isProblem(400, "job_id");
    api.get("/v1/obs/summary?bucket=" + text).isProblem(400, "bucket");
    for (String path : List.of("/v1/obs/jobs/", "/v1/obs/runs/")) {
      assertThat(api.get(path + text).status()).as(path).isBetween(400, 404);
    }
    api.send("GET", "/v1/obs/jobs", null, BodyPublishers.noBody(), "X-Correlation-Id", sql).ok();
  }

  /** As a job, an id and a kind it is refused; in free texts of a run that is there it is kept. */
  private void inReports(String sql) {
    String text = TextNode.valueOf(sql).toString();
    String run = server.run().runId().toString();
    for (String event :
        List.of(
            "{\"run_id\":%s,\"job_id\":\"known\",\"event\":\"started\",\"at\":\"2026-11-20T06:00:00Z\"}",
            "{\"run_id\":\"" + run + "\",\"job_id\":%s,\"event\":\"started\",\"at\":1}",
            "{\"run_id\":\"" + run + "\",\"job_id\":\"known\",\"event\":%s,\"at\":1}",
            "{\"run_id\":\"" + run + "\",\"job_id\":\"known\",\"event\":\"started\",\"at\":%s}")) {
      server.api().post(QuietServer.RUN_EVENTS, event.formatted(text)).has(400);
    }
    String at = "2026-11-20T06:00:30Z";
    server
        .api()
        .post(
            QuietServer.RUN_EVENTS,
            server
                .run()
                .event(
                    "attempt_failed",
                    at,
                    "\"error\":{\"code\":" + text + ",\"message\":" + text + "}"))
        .ok();
    server
        .api()
        .post(
            QuietServer.RUN_EVENTS,
            server.run().event("stage", at, "\"phase\":\"load\"", "\"table\":" + text))
        .ok();
  }
}
