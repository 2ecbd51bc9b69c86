package io.trialsync.obs.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** In which forms the server reads and answers, and that it does not guess. */
class MediaTypesIT {
  private static final String JOBS = "/v1/obs/jobs";
  private static final String LINEAGE = "/api/v1/lineage";
  private static final String EVENT = "{\"job\":{\"namespace\":\"n\",\"name\":\"j\"}}";

  private final ApiClient api = ApiClient.ofNewTenant();

  @ParameterizedTest
  @Tag("I13")
  @ValueSource(
      strings = {
        "text/plain",
        "application/xml",
        "application/x-www-form-urlencoded",
        "multipart/form-data; boundary=x",
        "application/json; charset=utf-16",
        "application/json;charset=UTF-7",
        "application/jsonx",
        "application/*",
        "*/*",
      })
  void readsOnlyTheMediaTypesThatItNames(String type) {
    for (String path : List.of(LINEAGE, LINEAGE + "/batch", "/v1/obs/run-events")) {
      api.post(path, type, EVENT).isProblem(415);
    }
    api.send("PUT", JOBS + "/x", type, BodyPublishers.ofString("{}")).isProblem(415);
    api.post(LINEAGE, ApiClient.JSON, EVENT).has(201);
    api.post(LINEAGE, "APPLICATION/JSON;charset=\"UTF-8\"", EVENT).has(201);
  }

  @Test
  @Tag("I13")
  void wantsToBeToldTheMediaType() {
    api.send("POST", LINEAGE, null, BodyPublishers.ofString(EVENT)).isProblem(415);
    api.post(LINEAGE, "garbage", EVENT).isProblem(400, "header");
  }

  @ParameterizedTest
  @Tag("I14")
  @CsvSource({
    "application/xml, 406",
    "text/html, 406",
    "*/*;q=0, 200",
    "application/*, 200",
    "'text/html, application/json;q=0.1', 200",
    "garbage, 400",
  })
  void answersJsonOrRefuses(String accept, int status) {
    Answer answer = send("GET", "Accept", accept).has(status);
    String expected = status == 200 ? "application/json" : "application/problem+json";
    assertThat(answer.header("content-type").orElseThrow()).startsWith(expected);
    send("GET", "Accept", "a/" + "b".repeat(10_000)).isProblem(406);
    assertThat(
            ApiClient.withToken(null)
                .send("GET", "/healthz", null, BodyPublishers.noBody(), "Accept", accept)
                .ok()
                .path("status")
                .textValue())
        .isEqualTo("UP");
  }

  private Answer send(String method, String... headers) {
    return api.send(method, JOBS, null, BodyPublishers.noBody(), headers);
  }
}
