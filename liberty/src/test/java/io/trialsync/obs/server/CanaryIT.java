package io.trialsync.obs.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.channels.ServerSocketChannel;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Plants an identifier in every place that a request has, in good, bad, many and crashing requests,
 * and looks for each of them in everything that the server leaves behind.
 */
@Tag("I26")
class CanaryIT {
  private static final String EVENTS = "/v1/obs/run-events";
  private static final String LINEAGE = "/api/v1/lineage";
  private static final int MANY = 100;
  private static final int FEWEST_CANARIES = 1_000;

  private static final String TENANT = "tenant-" + UUID.randomUUID();
  private static final Canaries CANARIES = new Canaries();
  private static final Traces TRACES = new Traces();
  private static ServerSocketChannel listener;
  private static CanaryEvents events;

  @BeforeAll
  static void sendThemEverywhere() throws IOException, SQLException {
    listener = ServerSocketChannel.open();
    listener.configureBlocking(false);
    listener.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
    int port = ((InetSocketAddress) listener.getLocalAddress()).getPort();
    events = new CanaryEvents(CANARIES, "http://127.0.0.1:" + port);
    var caller = new CanaryCaller(CANARIES, TRACES, token());
    reportWell(caller);
    reportBadly(caller);
    var watch = new CanaryWatch(CANARIES, caller, TENANT);
    watch.tell();
    watch.tellBadly();
    ask(caller);
    ask(new CanaryCaller(CANARIES, TRACES, token() + "x"));
    ask(new CanaryCaller(CANARIES, TRACES, CANARIES.plant("token", CanaryKind.OPAQUE)));
    for (int i = 0; i < MANY; i++) {
      caller.get("/v1/obs/jobs?q=" + CANARIES.plant("q of many", CanaryKind.OPAQUE));
    }
    crash(caller);
    readBack(caller);
    collect();
  }

  private static String token() {
    return CanaryToken.saying(
        TENANT,
        Map.of(
            "sub", CANARIES.plant("claim sub", CanaryKind.EMAIL),
            "name", CANARIES.plant("claim name", CanaryKind.OPAQUE),
            "email", CANARIES.plant("claim email", CanaryKind.EMAIL),
            "jti", CANARIES.plant("claim jti", CanaryKind.OPAQUE),
            "sid", CANARIES.plant("claim sid", CanaryKind.OPAQUE)));
  }

  private static void reportWell(CanaryCaller caller) {
    for (CanaryKind kind : Canaries.IN_TEXT) {
      assertThat(caller.post(EVENTS, events.runEvents(kind)).ok().path("accepted").intValue())
          .isEqualTo(2);
      caller.post(LINEAGE, events.lineage(kind, "FAIL")).has(201);
      caller.post(LINEAGE, events.lineage(kind, "COMPLETE")).has(201);
      caller
          .send(
              "POST",
              "/v1/obs/jobs/canary-ping/ping/fail",
              "text/plain",
              BodyPublishers.ofString("refused " + CANARIES.plant("ping", kind)),
              "answer")
          .has(200);
    }
    caller.post(LINEAGE, events.hugeLineage()).has(201);
    String owner = CANARIES.plant("owner of a job", CanaryKind.EMAIL, "settings");
    // Who is to be called is what this field is for; its table and its answers are its place.
    caller.put("/v1/obs/jobs/canary-set", "{\"owner\":\"" + owner + "\"}", "settings").has(201);
  }

  private static void reportBadly(CanaryCaller caller) {
    for (CanaryKind kind : Canaries.ANYTHING) {
      for (String event : events.badRunEvents(kind)) {
        assertThat(caller.post(EVENTS, event).status()).as(event).isEqualTo(400);
      }
      String text = CANARIES.plant("bad lineage", kind);
      assertThat(caller.post(LINEAGE, "{\"run\":\"" + text + "\"}").status()).isEqualTo(400);
      assertThat(caller.post(LINEAGE, "{\"eventType\":\"START\"" + text).status()).isEqualTo(400);
      assertThat(
              caller
                  .put("/v1/obs/jobs/canary-set", "{\"schedule\":\"" + text + "\"}", "answer")
                  .status())
          .isEqualTo(400);
    }
  }

  private static void ask(CanaryCaller caller) {
    for (CanaryKind kind : Canaries.ANYTHING) {
      for (String path :
          List.of(
              "/v1/obs/jobs?q=",
              "/v1/obs/jobs?status=",
              "/v1/obs/jobs?cursor=",
              "/v1/obs/jobs?page=",
              "/v1/obs/jobs/",
              "/v1/obs/runs/",
              "/v1/obs/summary?job_id=",
              "/v1/obs/jobs/canary-own/runs?from=",
              "/v1/obs/jobs/canary-own/schedule-suggestion?zone=",
              "/v1/obs/alerts/notifications?job_id=",
              "/v1/obs/alerts/notifications?run_id=",
              "/v1/obs/alerts/notifications?since=",
              "/v1/obs/alerts/notifications?cursor=",
              "/metrics?x=",
              "/healthz?x=",
              "/")) {
        int status = caller.get(path + CanaryCaller.encoded(CANARIES.plant(path, kind))).status();
        assertThat(status).as(path).isLessThan(500);
      }
      CanaryKind name = Canaries.IN_REFERENCES.contains(kind) ? kind : CanaryKind.EMAIL;
      caller.get("/v1/obs/jobs?" + CanaryCaller.encoded(CANARIES.plant("parameter", name)) + "=1");
    }
  }

  /** Makes the database refuse, fail, and go away, each while canaries come in. */
  private static void crash(CanaryCaller caller) throws IOException, SQLException {
    execute(
        "alter table run add constraint canary check (error_message not like 'refused%') not valid");
    for (CanaryKind kind : Canaries.IN_TEXT) {
      caller.post(EVENTS, events.runEvents(kind));
      assertThat(caller.post(LINEAGE, events.lineage(kind, "FAIL")).status()).isEqualTo(500);
    }
    execute("alter table run drop constraint canary");
    execute("alter table run rename to run_away");
    caller.get("/v1/obs/runs/" + UUID.randomUUID()).has(500);
    caller.post(LINEAGE, events.lineage(CanaryKind.EMAIL, "FAIL"));
    execute("alter table run_away rename to run");
    RealServer.get().database().crash();
    try {
      for (CanaryKind kind : Canaries.IN_TEXT) {
        assertThat(caller.post(EVENTS, events.runEvents(kind)).status()).isEqualTo(503);
        assertThat(caller.post(LINEAGE, events.lineage(kind, "FAIL")).status()).isEqualTo(503);
      }
    } finally {
      RealServer.get().database().start();
    }
    Awaitility.await()
        .atMost(Duration.ofSeconds(60))
        .until(() -> ApiClient.withToken(null).get("/readyz").status() == 200);
  }

  private static void execute(String sql) throws SQLException {
    try (var connection = RealServer.get().connect();
        var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static void readBack(CanaryCaller caller) {
    var jobs = caller.get("/v1/obs/jobs?page_size=500").ok().path("items");
    assertThat(jobs.size()).isGreaterThan(5);
    for (var job : jobs) {
      String path = "/v1/obs/jobs/" + CanaryCaller.encoded(job.path("job_id").textValue());
      String trace = path.endsWith("canary-set") ? "settings" : "answer";
      caller.send("GET", path, null, BodyPublishers.noBody(), trace).has(200);
      for (var run : caller.get(path + "/runs").ok().path("items")) {
        caller.get("/v1/obs/runs/" + run.path("run_id").textValue()).has(200);
      }
    }
    var told = caller.get("/v1/obs/alerts/notifications?page_size=500").ok().path("items");
    assertThat(told.size()).isGreaterThanOrEqualTo(Canaries.IN_TEXT.size());
    for (String path : List.of("/metrics", "/healthz", "/readyz", "/openapi")) {
      TRACES.add("open " + path, caller.get(path).body());
    }
  }

  private static void collect() throws SQLException, IOException {
    TRACES.addFiles(RealServer.get().dataDirectory().resolve("logs"));
    TRACES.addFiles(RealServer.get().dataDirectory().resolve("server"));
    TRACES.addDatabase();
  }

  @Test
  void noneOfThemIsAnywhere() {
    List<Canary> strict = CANARIES.planted().stream().filter(c -> c.allowed().isEmpty()).toList();
    assertThat(strict).hasSizeGreaterThan(FEWEST_CANARIES);
    assertThat(TRACES.leaks(strict)).isEmpty();
  }

  @Test
  void theOwnerOfAJobIsInItsSettingsAndTheirChangesAndNowhereElse() {
    List<Canary> owners = CANARIES.planted().stream().filter(c -> !c.allowed().isEmpty()).toList();
    assertThat(owners).isNotEmpty();
    assertThat(TRACES.leaks(owners))
        .extracting(leak -> leak.replaceFirst(".* is in ", ""))
        .containsExactlyInAnyOrder("database public.job", "database public.audit");
    assertThat(TRACES.text("settings")).contains(owners.get(0).text());
  }

  @Test
  void theSearchFindsThemWhereTheyAre() {
    for (CanaryKind kind : CanaryKind.values()) {
      Canary canary = kind.number(9_000, "control", "");
      for (String trace :
          List.of(
              canary.text(),
              CanaryCaller.encoded(canary.text()).toLowerCase(),
              canary.core().toUpperCase(),
              "x"
                  + Base64.getEncoder()
                      .encodeToString(("xx" + canary.text()).getBytes(StandardCharsets.UTF_8)),
              Base64.getUrlEncoder()
                  .encodeToString(
                      ("{\"a\":\"" + canary.core() + "\"}").getBytes(StandardCharsets.UTF_8)))) {
        var control = new Traces();
        control.add("log", "{\"msg\":\"" + trace + "\"}");
        assertThat(control.leaks(List.of(canary))).as(trace).hasSize(1);
      }
    }
  }

  @Test
  void theSearchTakesNoDigitsOfAnIdForANumber() {
    Canary phone = CanaryKind.PHONE.number(1521, "control", "");
    var control = new Traces();
    control.add("life cycle", "0aa8d9e1-77ab-4c1e-9f00-1b" + phone.core() + "a2c\t1");
    assertThat(control.leaks(List.of(phone))).isEmpty();
    control.add("life cycle", "id" + phone.core() + " beside 0aa8d9e1-77ab-4c1e-9f00-1b2233445566");
    assertThat(control.leaks(List.of(phone))).hasSize(1);
  }

  @Test
  void theTracesAreThoseOfWhatWasSent() {
    assertThat(TRACES.text("database public.run"))
        .contains("refused [email]", "refused [id]", "[date]");
    assertThat(TRACES.text("database public.alert_notification")).contains("[email]", "[id]");
    assertThat(TRACES.text("database public.run_progress")).contains("[email]", "[id]");
    assertThat(TRACES.text("server.log")).contains("store_unavailable");
    assertThat(TRACES.text("postgres.log")).contains("ERROR", "violates check constraint");
    assertThat(TRACES.text("postgres.log")).doesNotContain("Failing row");
    assertThat(TRACES.text("/metrics")).contains("canary-own");
  }

  @Test
  void nobodyAskedTheAddressesInTheEvents() throws IOException {
    assertThat(listener.accept()).isNull();
  }

  @AfterAll
  static void stop() throws IOException {
    listener.close();
  }
}
