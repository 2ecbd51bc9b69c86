package io.trialsync.obs.server;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The check that every answer goes through sees what an answer must not be. */
class AnswerContractTest {
  private static final String PAGE =
      "{\"items\":[%s],\"page\":1,\"page_size\":50,\"total\":0,\"total_capped\":false,"
          + "\"next_cursor\":null}";
  private static final String JOB =
      "{\"job_id\":\"a\",\"last_run_at\":%s,\"last_run_status\":null,\"success_rate_7d\":null,"
          + "\"avg_duration_ms_7d\":null,\"records_loaded_24h\":null,\"state\":\"active\","
          + "\"schedule\":null,\"next_expected_at\":null,\"consecutive_failures\":0,"
          + "\"late_since\":null,\"stuck_runs\":0%s}";
  private static final String PROBLEM =
      "{\"type\":\"about:blank\",\"title\":\"Some title\",\"status\":%d,\"detail\":\"%s\"}";

  private HttpServer server;
  private int status = 200;
  private String mediaType = "application/json";
  private String body = PAGE.formatted("");
  private Map<String, String> headers = Map.of();

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
          exchange.getResponseHeaders().set("Content-Type", mediaType);
          headers.forEach(exchange.getResponseHeaders()::set);
          exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
          exchange.getResponseBody().write(bytes);
          exchange.close();
        });
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  @Test
  @Tag("A08")
  void letsThroughWhatTheDocumentAnnounces() {
    assertThatCode(() -> check("/v1/obs/jobs")).doesNotThrowAnyException();
    body = PAGE.formatted(JOB.formatted("\"2026-11-20T06:00:00Z\"", ""));
    assertThatCode(() -> check("/v1/obs/jobs")).doesNotThrowAnyException();
    refusal(404, "There is no job of this id.");
    assertThatCode(() -> check("/v1/obs/jobs/a")).doesNotThrowAnyException();
    refusal(405, "Not so.");
    headers = Map.of("Allow", "GET");
    assertThatCode(() -> check("/v1/obs/jobs")).doesNotThrowAnyException();
  }

  @ParameterizedTest
  @CsvSource({
    "'null', ',\"tenant_id\":\"default\"'",
    "'null', ',\"id\":7'",
    "'\"yesterday\"', ''",
    "'7', ''",
  })
  @Tag("A08")
  void findsAFieldThatIsNotDescribedOrOfAnotherForm(String lastRun, String more) {
    body = PAGE.formatted(JOB.formatted(lastRun, more));
    assertThatThrownBy(() -> check("/v1/obs/jobs")).isInstanceOf(AssertionError.class);
  }

  @Test
  @Tag("A08")
  void findsAFieldThatIsMissingAndOneTooManyAtEveryDepth() {
    body = PAGE.formatted("").replace("\"page\":1,", "");
    assertThatThrownBy(() -> check("/v1/obs/jobs")).hasMessageContaining("page");
    body = PAGE.formatted("").replace("{", "{\"tenant\":\"a\",");
    assertThatThrownBy(() -> check("/v1/obs/jobs")).hasMessageContaining("tenant");
    body = JOB.formatted("null", ",\"settings\":{\"state\":\"active\",\"key\":1}");
    assertThatThrownBy(() -> check("/v1/obs/jobs/a")).hasMessageContaining("key");
  }

  @Test
  void findsAnAnswerThatIsNotAnnounced() {
    status = 204;
    body = "";
    assertThatThrownBy(() -> check("/healthz")).hasMessageContaining("not documented");
    status = 200;
    body = "a";
    mediaType = "text/html";
    assertThatThrownBy(() -> check("/healthz")).hasMessageContaining("text/html");
    assertThatThrownBy(() -> check("/v1/obs/nothing")).hasMessageContaining("not documented");
  }

  @Test
  void findsAHeaderThatIsMissingOrOutOfRange() {
    refusal(503, "The database is away.");
    assertThatThrownBy(() -> check("/v1/obs/jobs")).hasMessageContaining("Retry-After");
    headers = Map.of("Retry-After", "soon");
    assertThatThrownBy(() -> check("/v1/obs/jobs")).hasMessageContaining("Retry-After");
    headers = Map.of("Retry-After", "2");
    assertThatCode(() -> check("/v1/obs/jobs")).doesNotThrowAnyException();
    refusal(401, "No.");
    headers = Map.of();
    assertThatThrownBy(() -> check("/v1/obs/jobs")).hasMessageContaining("WWW-Authenticate");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "io.trialsync.obs.ejb.history.RunHistory failed",
        "NullPointerException",
        "at org.hibernate.Session.find(Session.java:12)",
        "select * from run where tenant_id = 1",
        "ERROR: relation \\\"run\\\" does not exist",
        "PostgreSQL is away",
        "Open Liberty says no",
        "SRVE0190E: nothing here",
        "the file /opt/ol/wlp/usr/servers is gone",
      })
  void findsARefusalThatTellsWhatTheServerIsMadeOf(String detail) {
    refusal(400, detail);
    assertThatThrownBy(() -> check("/v1/obs/jobs")).isInstanceOf(AssertionError.class);
    refusal(400, "page must be a whole number.");
    assertThatCode(() -> check("/v1/obs/jobs")).doesNotThrowAnyException();
  }

  @Test
  void findsARefusalOfAnotherForm() {
    refusal(400, "x".repeat(2_100));
    assertThatThrownBy(() -> check("/v1/obs/jobs")).isInstanceOf(AssertionError.class);
    refusal(400, "fine");
    mediaType = "application/json";
    assertThatThrownBy(() -> check("/v1/obs/jobs")).isInstanceOf(AssertionError.class);
    refusal(404, "fine");
    body = PROBLEM.formatted(400, "fine");
    assertThatThrownBy(() -> check("/v1/obs/jobs/a")).isInstanceOf(AssertionError.class);
    body = "<html>Not Found</html>";
    assertThatThrownBy(() -> check("/v1/obs/jobs/a")).isInstanceOf(AssertionError.class);
  }

  private void refusal(int code, String detail) {
    status = code;
    mediaType = "application/problem+json";
    body = PROBLEM.formatted(code, detail);
  }

  private void check(String path) throws IOException, InterruptedException {
    URI address = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path);
    HttpResponse<String> answer =
        HttpClient.newHttpClient()
            .send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofString());
    AnswerContract.check(answer);
  }
}
