package io.trialsync.obs.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.openlineage.client.OpenLineage.RunEvent.EventType;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Large bodies are read as streams; what is too large or damaged is refused. */
class BodyLimitsIT {
  private static final String LINEAGE = "/api/v1/lineage";
  private static final int MEGABYTE = 1024 * 1024;
  private static final int CONNECTIONS = 8;
  private static final int NODE_BYTES = 2_000;

  private final ApiClient api = ApiClient.ofNewTenant();

  @AfterEach
  void theNextGoodRequestWorks() {
    assertThat(ProcessHandle.of(RealServer.get().pid()).orElseThrow().isAlive()).isTrue();
    api.post(LINEAGE, eventWithPlan(UUID.randomUUID(), 1)).has(201);
  }

  @Tag("I10")
  @Tag("I11")
  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void takesPlansOf23MegabytesOnEightConnectionsAtOnce(boolean packed) throws Exception {
    assertThat(largestHeapInMegabytes()).isEqualTo(512);
    List<UUID> runs = IntStream.range(0, CONNECTIONS).mapToObj(i -> UUID.randomUUID()).toList();
    byte[] event = bytes(eventWithPlan(runs.get(0), 23 * MEGABYTE / NODE_BYTES));
    assertThat(event).hasSizeGreaterThan(23 * MEGABYTE).hasSizeLessThan(32 * MEGABYTE);
    var senders = Executors.newFixedThreadPool(CONNECTIONS);
    try {
      List<Callable<Answer>> requests =
          runs.stream().map(run -> request(event, runs.get(0), run, packed)).toList();
      for (Future<Answer> answer : senders.invokeAll(requests)) {
        answer.get().has(201);
      }
    } finally {
      senders.shutdown();
    }
    runs.forEach(run -> api.get("/v1/obs/runs/" + run).has(200));
  }

  /** Some versions of the integration send the plan as one text. */
  @Test
  void takesAPlanThatIsOneLongText() {
    UUID run = UUID.randomUUID();
    var plan = Map.of("plan", "p".repeat(23 * MEGABYTE));
    api.post(LINEAGE, eventWithFacet(run, plan)).has(201);
    api.get("/v1/obs/runs/" + run).has(200);
  }

  @Tag("I10")
  @Tag("I11")
  @ParameterizedTest
  @CsvSource({"/api/v1/lineage", "/api/v1/lineage/batch", "/v1/obs/run-events"})
  void refusesMoreThan32MegabytesHoweverTheyAreSent(String path) throws IOException {
    String event = eventWithPlan(UUID.randomUUID(), 40 * MEGABYTE / NODE_BYTES);
    byte[] large = bytes(path.equals(LINEAGE) ? event : "[" + event + "]");
    assertThat(large).hasSizeGreaterThan(40 * MEGABYTE);
    send(path, BodyPublishers.ofByteArray(large)).isProblem(413);
    send(path, BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(large))).isProblem(413);
    send(path, BodyPublishers.ofByteArray(packed(large)), "Content-Encoding", "gzip")
        .isProblem(413);
  }

  @Tag("I11")
  @Test
  void refusesDamagedCompression() throws IOException {
    byte[] event = bytes(eventWithPlan(UUID.randomUUID(), 100));
    byte[] whole = packed(event);
    byte[] flipped = whole.clone();
    flipped[whole.length / 2] ^= 0x55;
    for (byte[] damaged :
        List.of(event, Arrays.copyOf(whole, whole.length / 2), flipped, new byte[0])) {
      send(LINEAGE, BodyPublishers.ofByteArray(damaged), "Content-Encoding", "gzip").isProblem(400);
    }
  }

  @Tag("I11")
  @Tag("I13")
  @Test
  void refusesBodiesOfAnotherType() {
    String event = eventWithPlan(UUID.randomUUID(), 1);
    api.post(LINEAGE, "text/plain", event).isProblem(415);
    api.post("/v1/obs/run-events", "application/xml", "<run/>").isProblem(415);
    api.post(LINEAGE, "application/json;charset=utf-16", event).isProblem(415, "utf-8");
    send(LINEAGE, BodyPublishers.ofString(event), "Content-Encoding", "br").isProblem(415, "gzip");
  }

  @Tag("I11")
  @Test
  void inflatesOnceAndNoFurtherThanItMay() throws IOException {
    byte[] event = bytes(eventWithPlan(UUID.randomUUID(), 1));
    send(LINEAGE, BodyPublishers.ofByteArray(packed(event)), "Content-Encoding", "gzip").has(201);
    byte[] twice = packed(packed(event));
    send(LINEAGE, BodyPublishers.ofByteArray(twice), "Content-Encoding", "gzip").isProblem(400);
    byte[] bomb = packed(bytes("{\"x\":\"" + " ".repeat(40 * MEGABYTE)));
    assertThat(bomb.length).isLessThan(MEGABYTE / 10);
    send(LINEAGE, BodyPublishers.ofByteArray(bomb), "Content-Encoding", "gzip").isProblem(413);
    byte[] spaces = packed(bytes(" ".repeat(40 * MEGABYTE)));
    send(LINEAGE, BodyPublishers.ofByteArray(spaces), "Content-Encoding", "gzip").isProblem(413);
    for (String encoding : List.of("br", "deflate", "identity, gzip", "gzip, gzip", "*", "x")) {
      send(LINEAGE, BodyPublishers.ofByteArray(event), "Content-Encoding", encoding)
          .isProblem(415, "gzip");
    }
  }

  @Tag("I10")
  @Test
  void readsNothingOfABodyThatAnnouncesTooMuch() throws IOException {
    try (var connection = RawConnection.open()) {
      String answer = connection.say(reportOf(100 * MEGABYTE) + "{").hear(Duration.ofSeconds(15));
      assertThat(answer).startsWith("HTTP/1.1 413 ").contains("application/problem+json");
      assertThat(connection.hasEnded()).isTrue();
    }
  }

  @Tag("I10")
  @Test
  void refusesABodyThatIsShorterOrLongerThanAnnounced() throws IOException {
    String event = eventWithFacet(UUID.randomUUID(), Map.of());
    try (var connection = RawConnection.open()) {
      String answers =
          connection.say(reportOf(event.length() - 5) + event).hear(Duration.ofSeconds(2));
      assertThat(answers).startsWith("HTTP/1.1 400 ").containsOnlyOnce("HTTP/1.1 ");
    }
    try (var connection = RawConnection.open()) {
      assertThat(connection.say(reportOf(event.length() + 5) + event).hear(Duration.ofSeconds(15)))
          .startsWith("HTTP/1.1 408 ");
    }
    try (var connection = RawConnection.open()) {
      assertThat(connection.say(reportOf(event.length()) + event).hear(Duration.ofSeconds(2)))
          .startsWith("HTTP/1.1 201 ");
    }
  }

  private String reportOf(int length) {
    return "POST %s HTTP/1.1\r\nHost: %s\r\nAuthorization: Bearer %s\r\n"
            .formatted(LINEAGE, RawConnection.host(), api.token())
        + "Content-Type: application/json\r\nContent-Length: "
        + length
        + "\r\n\r\n";
  }

  private Callable<Answer> request(byte[] event, UUID from, UUID run, boolean packed) {
    byte[] own = event.clone();
    int place = new String(own, 0, 5_000, StandardCharsets.ISO_8859_1).indexOf(from.toString());
    byte[] id = bytes(run.toString());
    System.arraycopy(id, 0, own, place, id.length);
    return packed
        ? () -> send(LINEAGE, BodyPublishers.ofByteArray(packed(own)), "Content-Encoding", "gzip")
        : () -> send(LINEAGE, BodyPublishers.ofByteArray(own));
  }

  private Answer send(String path, BodyPublisher body, String... headers) {
    return api.send("POST", path, ApiClient.JSON, body, headers);
  }

  /** A plan as Spark describes it: nodes with expressions. */
  private static String eventWithPlan(UUID run, int nodes) {
    var node =
        Map.of(
            "class",
            "org.apache.spark.sql.catalyst.plans.logical.Project",
            "num-children",
            1,
            "projectList",
            List.of(List.of(Map.of("name", "x".repeat(NODE_BYTES), "nullable", true))));
    return eventWithFacet(run, Map.of("plan", Collections.nCopies(nodes, node)));
  }

  private static String eventWithFacet(UUID run, Map<String, ?> plan) {
    var spark = ProducerEvents.ofSpark();
    var facets = spark.client.newRunFacetsBuilder().put("spark.logicalPlan", spark.facet(plan));
    Instant at = Instant.now().minus(Duration.ofMinutes(1));
    return ProducerEvents.json(spark.event(EventType.COMPLETE, run, "planned", at, facets).build());
  }

  private static byte[] packed(byte[] content) throws IOException {
    var bytes = new ByteArrayOutputStream();
    try (var gzip = new GZIPOutputStream(bytes)) {
      gzip.write(content);
    }
    return bytes.toByteArray();
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static long largestHeapInMegabytes() throws IOException {
    return Arrays.stream(
            Files.readString(Path.of("/proc/" + RealServer.get().pid() + "/cmdline")).split("\0"))
        .filter(argument -> argument.matches("-Xmx\\d+m"))
        .mapToLong(argument -> Long.parseLong(argument.substring(4, argument.length() - 1)))
        .findFirst()
        .orElseThrow();
  }
}
