package io.trialsync.obs.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Requests whose end can be read in two ways, each followed by a second one that nobody may get an
 * answer to: behind a proxy it would be a stranger's.
 */
@Tag("I16")
class SmugglingIT {
  private static final Duration SILENCE = Duration.ofSeconds(2);
  private static final String EVENT = "{\"job\":{\"namespace\":\"n\",\"name\":\"j\"}}";
  private static final String CHUNKS =
      Integer.toHexString(EVENT.length()) + "\r\n" + EVENT + "\r\n0\r\n\r\n";
  private static final String LENGTH = "Content-Length: " + EVENT.length();
  private static final String CHUNKED = "Transfer-Encoding: chunked";

  private final ApiClient api = ApiClient.ofNewTenant();

  @ParameterizedTest
  @MethodSource("wellFramed")
  void answersTwoWellFramedRequestsOnOneConnection(String headers, String body) throws IOException {
    String answers = post(headers, body + secondRequest());
    assertThat(answers).startsWith("HTTP/1.1 201 ").containsOnlyOnce("HTTP/1.1 200 ");
  }

  static Stream<String[]> wellFramed() {
    return Stream.of(
        new String[] {LENGTH, EVENT},
        new String[] {CHUNKED, CHUNKS},
        new String[] {CHUNKED, CHUNKS.replaceFirst("\r\n", ";a=b\r\n")});
  }

  @ParameterizedTest
  @MethodSource("doubtful")
  void refusesWhatOthersMayReadDifferently(String headers, String body) throws IOException {
    try (var connection = RawConnection.open()) {
      String answers = connection.say(head(headers) + body + secondRequest()).hear(SILENCE);
      assertThat(answers).startsWith("HTTP/1.1 400 ").containsOnlyOnce("HTTP/1.1 ");
      assertThat(connection.hasEnded()).isTrue();
    }
  }

  static Stream<String[]> doubtful() {
    return Stream.of(
        new String[] {LENGTH + "\r\n" + LENGTH, EVENT},
        new String[] {"Content-Length: 5\r\n" + LENGTH, EVENT},
        new String[] {LENGTH + ", " + EVENT.length(), EVENT},
        new String[] {"Content-Length: +" + EVENT.length(), EVENT},
        new String[] {"Content-Length: -1", EVENT},
        new String[] {"Content-Length: 0x22", EVENT},
        new String[] {"Transfer-Encoding: xchunked", CHUNKS},
        new String[] {"Transfer-Encoding: identity\r\n" + LENGTH, EVENT},
        new String[] {"Transfer-Encoding: chunked, identity", CHUNKS},
        new String[] {CHUNKED + "\r\nTransfer-Encoding: identity", CHUNKS},
        new String[] {"Transfer-Encoding: \u000bchunked", CHUNKS},
        new String[] {"Transfer-Encoding:\r\n chunked", CHUNKS},
        new String[] {CHUNKED, "zz\r\n" + EVENT + "\r\n0\r\n\r\n"},
        new String[] {CHUNKED, "-1\r\n" + EVENT + "\r\n0\r\n\r\n"},
        new String[] {CHUNKED, CHUNKS.replaceFirst("\r\n", ";a\nb\r\n")},
        new String[] {CHUNKED, CHUNKS.replace("}\r\n0", "}XX0")});
  }

  /**
   * The server takes the chunks, or the first length, as the standard allows, and closes: the
   * second request is never read.
   */
  @ParameterizedTest
  @CsvSource({"true", "false"})
  void neverReadsOnBehindABodyWithTwoEnds(boolean chunks) throws IOException {
    String headers = chunks ? LENGTH + "\r\n" + CHUNKED : LENGTH + "\r\nContent-Length: 5";
    try (var connection = RawConnection.open()) {
      String body = chunks ? CHUNKS : EVENT;
      String answers = connection.say(head(headers) + body + secondRequest()).hear(SILENCE);
      assertThat(answers).containsOnlyOnce("HTTP/1.1 ");
      assertThat(connection.hasEnded()).isTrue();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "Host: \r\n",
        "Host: a\r\nHost: a\r\n",
        "Host: user@a\r\n",
        "Host: a b\r\n",
        "X-No-Colon\r\nHost: a\r\n",
        " X-Folded: a\r\nHost: a\r\n",
      })
  void wantsOneHostAndWholeHeaders(String headers) throws IOException {
    try (var connection = RawConnection.open()) {
      String answer = connection.say("GET /healthz HTTP/1.1\r\n" + headers + "\r\n").hear(SILENCE);
      assertThat(answer).startsWith("HTTP/1.1 400 ").containsOnlyOnce("HTTP/1.1 ");
      assertThat(connection.hasEnded()).isTrue();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"HTTP/3.7", "HTTP/2.0"})
  void speaksNoOtherVersion(String version) throws IOException {
    try (var connection = RawConnection.open()) {
      String request =
          "GET /healthz %s\r\nHost: %s\r\n\r\n".formatted(version, RawConnection.host());
      assertThat(connection.say(request).hear(SILENCE)).contains(" 400 ").doesNotContain("UP");
    }
  }

  @Test
  void letsNobodyChangeToHttp2() throws IOException {
    try (var connection = RawConnection.open()) {
      String request =
          "GET /healthz HTTP/1.1\r\nHost: %s\r\nConnection: Upgrade, HTTP2-Settings, close\r\n"
              + "Upgrade: h2c\r\nHTTP2-Settings: AAMAAABkAAQAAP__\r\n\r\n";
      assertThat(connection.say(request.formatted(RawConnection.host())).hear(SILENCE))
          .startsWith("HTTP/1.1 200 ");
    }
  }

  /** As the standard demands: the address of the request line counts, whoever it names. */
  @Test
  void guardsAnAddressThatIsWrittenInFull() throws IOException {
    try (var connection = RawConnection.open()) {
      String request = "GET http://%1$s/v1/obs/jobs HTTP/1.1\r\nHost: %1$s\r\n\r\n";
      assertThat(connection.say(request.formatted(RawConnection.host())).hear(SILENCE))
          .startsWith("HTTP/1.1 401 ");
    }
  }

  private String post(String headers, String body) throws IOException {
    try (var connection = RawConnection.open()) {
      return connection.say(head(headers) + body).hear(SILENCE);
    }
  }

  private String head(String headers) {
    return "POST /api/v1/lineage HTTP/1.1\r\nHost: %s\r\nAuthorization: Bearer %s\r\n"
            .formatted(RawConnection.host(), api.token())
        + "Content-Type: application/json\r\n"
        + headers
        + "\r\n\r\n";
  }

  private static String secondRequest() {
    return "GET /healthz HTTP/1.1\r\nHost: %s\r\nConnection: close\r\n\r\n"
        .formatted(RawConnection.host());
  }
}
