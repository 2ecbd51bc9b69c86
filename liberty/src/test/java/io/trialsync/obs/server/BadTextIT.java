package io.trialsync.obs.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Characters that are none, and characters that are hard to store, show or cut. */
@Tag("I07")
class BadTextIT {
  private static final String AT = "2026-11-20T06:00:30Z";
  private static final String MARK = "@";
  private static final int MOST_BYTES = 2048;

  @RegisterExtension final QuietServer server = new QuietServer();

  @ParameterizedTest
  @ValueSource(strings = {"\\u0000", "a\\u0000b", "\\ud800", "\\udc00\\ud800", "a\\udfff"})
  void refusesEscapesOfWhatCannotBeStored(String escape) {
    for (String member : List.of("\"correlation_id\":\"%s\"", "\"run_type\":\"%s\"")) {
      server
          .api()
          .post(
              QuietServer.RUN_EVENTS, server.run().event("heartbeat", AT, member.formatted(escape)))
          .has(400);
    }
    String stage = "\"phase\":\"load\",\"table\":\"" + escape + "\"";
    server.api().post(QuietServer.RUN_EVENTS, server.run().event("stage", AT, stage)).has(400);
    server
        .api()
        .put("/v1/obs/jobs/known", "{\"owner\":\"" + escape + "\"}")
        .isProblem(400, "owner");
    server.hasStoredNothing();
  }

  /** In the text of an error they are left out: that an error is heard of matters more. */
  @ParameterizedTest
  @ValueSource(strings = {"\\u0000", "\\ud800", "\\u0007", "\\u202e", "\\ufeff", "\\uffff"})
  void keepsTheErrorWhoseTextHasThem(String escape) {
    String error = "\"error\":{\"message\":\"before" + escape + "after\"}";
    server.api().post(QuietServer.RUN_EVENTS, server.run().event("attempt_failed", AT, error)).ok();
    String message = message();
    assertThat(message).startsWith("before").endsWith("after").doesNotContain("\0");
    assertThat(StandardCharsets.UTF_8.newEncoder().canEncode(message)).isTrue();
  }

  @Test
  void refusesBytesThatAreNoUtf8() {
    byte[][] broken = {
      {(byte) 0xed, (byte) 0xa0, (byte) 0x80},
      {(byte) 0xff, (byte) 0xfe},
      {(byte) 0xf8, (byte) 0x88, (byte) 0x80, (byte) 0x80, (byte) 0x80},
      {(byte) 0xf0, (byte) 0x9f},
      {0}
    };
    String event =
        server.run().event("stage", AT, "\"phase\":\"load\"", "\"table\":\"a" + MARK + "b\"");
    for (byte[] bytes : broken) {
      send(with(event, bytes), "application/json").has(400);
      send(with(event + "\n", bytes), "application/x-ndjson").has(400);
    }
    server.hasStoredNothing();
    send(with(event, "ä".getBytes(StandardCharsets.UTF_8)), "application/json").ok();
  }

  /** The parser takes it for the character that it stands for, before anything is checked. */
  @Test
  void readsOverlongUtf8AsWhatItMeans() {
    byte[] slash = {(byte) 0xc0, (byte) 0xaf};
    String event =
        server.run().event("attempt_failed", AT, "\"error\":{\"message\":\"a" + MARK + "b\"}");
    String job = event.replace("a@b", "ab").replace("\"known\"", "\"a" + MARK + "b\"");
    send(with(job, slash), "application/json").has(400);
    server.hasStoredNothing();
    send(with(event, slash), "application/json").ok();
    assertThat(message()).isEqualTo("a/b");
  }

  @Test
  void takesAMarkOfOrderBeforeUtf8AndNoOtherCharset() {
    String event = server.run().event("heartbeat", AT);
    send(("\ufeff" + event).getBytes(StandardCharsets.UTF_8), "application/json").ok();
    for (String name : List.of("utf-16", "utf-32", "iso-8859-1", "utf-7")) {
      byte[] bytes =
          event.getBytes(
              Charset.isSupported(name) ? Charset.forName(name) : StandardCharsets.US_ASCII);
      send(bytes, "application/json; charset=" + name).isProblem(415, "utf-8");
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {2044, 2045, 2046, 2047, 2048, 3000})
  void cutsAnErrorBetweenCharacters(int before) {
    String text = "x".repeat(before) + "\ud83d\ude00".repeat(400);
    String error = "\"error\":{\"message\":\"" + text + "\"}";
    server.api().post(QuietServer.RUN_EVENTS, server.run().event("attempt_failed", AT, error)).ok();
    String message = message();
    assertThat(message.getBytes(StandardCharsets.UTF_8)).hasSizeBetween(2000, MOST_BYTES);
    assertThat(StandardCharsets.UTF_8.newEncoder().canEncode(message)).isTrue();
  }

  private String message() {
    return run().path("attempts").path(0).path("error_message").textValue();
  }

  private JsonNode run() {
    return server.api().get("/v1/obs/runs/" + server.run().runId()).ok();
  }

  private Answer send(byte[] body, String mediaType) {
    return server
        .api()
        .send("POST", QuietServer.RUN_EVENTS, mediaType, BodyPublishers.ofByteArray(body));
  }

  private static byte[] with(String event, byte[] inside) {
    String[] around = event.split(MARK, 2);
    var bytes = new ByteArrayOutputStream();
    bytes.writeBytes(around[0].getBytes(StandardCharsets.UTF_8));
    bytes.writeBytes(inside);
    bytes.writeBytes(around[1].getBytes(StandardCharsets.UTF_8));
    return bytes.toByteArray();
  }
}
