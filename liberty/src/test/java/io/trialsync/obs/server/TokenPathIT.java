package io.trialsync.obs.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.jwk.RSAKey;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The way of a token through the real server: what comes in, what is asked for, what is kept. */
@Isolated("a thousand calls have less than the time between two fetches of keys")
class TokenPathIT {
  private static final String BAD = "Bearer realm=\"obs\", error=\"invalid_token\"";
  private static final String NONE = "Bearer realm=\"obs\"";
  private static final String JOBS = "/v1/obs/jobs";
  private static final String FORWARDED = "X-Forwarded-For";
  private static final Pattern KEY_IDS =
      Pattern.compile("forged by a key id|jndi:ldap|UNION SELECT");
  private static final AtomicInteger ADDRESSES = new AtomicInteger();
  private static final RSAKey ATTACKERS_KEY = TestIssuer.anotherKey();

  private final String tenant = "tokens-" + UUID.randomUUID();

  @Test
  @Tag("J01")
  void asksForATokenWithoutCallingItBad() {
    Answer answer = ApiClient.withToken(null).get(JOBS).isProblem(401, "needs a token");
    assertThat(answer.header("www-authenticate")).hasValue(NONE);
    good().get(JOBS).ok();
  }

  @Test
  @Tag("J02")
  void takesATokenFromOneHeaderAndFromNowhereElse() {
    String token = good().token();
    var nobody = ApiClient.withToken(null);
    for (String header : List.of("Basic eDp5", "Bearer", "Token " + token, token)) {
      assertRefused(sendWith(nobody, "Authorization", header), NONE);
    }
    assertRefused(sendWith(nobody, "Authorization", "Bearer  " + token), BAD);
    assertRefused(sendWith(good(), "Authorization", "Bearer " + token), BAD);
    assertRefused(sendWith(nobody, "Cookie", "access_token=" + token), NONE);
    assertRefused(nobody.get(JOBS + "?access_token=" + token), NONE);
    String form = "access_token=" + token;
    nobody
        .post("/v1/obs/run-events", "application/x-www-form-urlencoded", form)
        .isProblem(415, "media type");
    sendWith(nobody, "Authorization", "bearer " + token).ok();
  }

  @Test
  @Tag("J15")
  void connectsToNoAddressThatATokenNames() throws IOException {
    try (var listener = LoopbackListener.answering(ATTACKERS_KEY.toPublicJWK().toJSONString())) {
      for (String name : List.of("jku", "x5u", "iss")) {
        for (String keyId : List.of(TestIssuer.KEY_ID, "another")) {
          Map<String, Object> header =
              Map.of("kid", keyId, name, listener.address("/keys").toString());
          assertRefused(call(TestIssuer.sign(ATTACKERS_KEY, header, claims())), BAD);
        }
      }
      Map<String, Object> foreign = claims();
      foreign.put("iss", listener.address("/").toString());
      assertRefused(call(TestIssuer.sign(ATTACKERS_KEY, Map.of(), foreign)), BAD);
      assertThat(listener.calls()).isZero();
    }
    good().get(JOBS).ok();
  }

  @ParameterizedTest
  @Tag("J17")
  @ValueSource(
      strings = {
        "../../../../dev/null",
        "/etc/passwd",
        "file:///etc/passwd",
        "' OR '1'='1",
        "x' UNION SELECT 'k'--",
        "|sleep 5",
        "${jndi:ldap://127.0.0.1/a}",
        "x\r\n{\"level\":\"ERROR\",\"msg\":\"forged by a key id\"}",
        "\u0000",
        "😀"
      })
  void doesNothingWithAKeyIdButCompareIt(String keyId) {
    long traces = tracesOfKeyIds();
    long start = System.nanoTime();
    assertRefused(call(TestIssuer.sign(ATTACKERS_KEY, Map.of("kid", keyId), claims())), BAD);
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(4));
    assertThat(tracesOfKeyIds()).isEqualTo(traces);
    good().get(JOBS).ok();
  }

  /** Other tests give such texts to fields that are logged. */
  private static long tracesOfKeyIds() {
    return KEY_IDS.matcher(ServerLog.text()).results().count();
  }

  @Test
  @Tag("J18")
  void asksTheIssuerOnceForAThousandUnknownKeyIds() {
    good().get(JOBS).ok();
    int before = TestIssuer.get().fetches();
    for (int i = 0; i < 1_000; i++) {
      assertRefused(call(unsigned("unknown-" + UUID.randomUUID())), BAD);
    }
    assertThat(TestIssuer.get().fetches() - before).isLessThanOrEqualTo(1);
    good().get(JOBS).ok();
  }

  @ParameterizedTest
  @Tag("J23")
  @ValueSource(ints = {8, 12})
  void refusesLongTokensAtOnce(int kilobytes) {
    assertRefused(call("x".repeat(kilobytes * 1_024 + 1)), BAD);
    Map<String, Object> padded = claims();
    padded.put("pad", "x".repeat(4_000));
    ApiClient.withToken(TestIssuer.get().sign(padded)).get(JOBS).ok();
  }

  /** What is longer than a header may be is answered by Liberty, before any of ours is asked. */
  @ParameterizedTest
  @Tag("J23")
  @ValueSource(ints = {64, 1_024})
  void doesNotEvenReadTokensThatAreLongerThanAHeader(int kilobytes) throws Exception {
    var request =
        HttpRequest.newBuilder(RealServer.get().base().resolve(JOBS))
            .header("Authorization", "Bearer " + "x".repeat(kilobytes * 1_024))
            .build();
    var answer = HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
    assertThat(answer.statusCode()).isIn(400, 413, 431);
    assertThat(answer.body()).isEmpty();
    good().get(JOBS).ok();
  }

  @Test
  void showsOnReadyzWhetherTheKeysOfIssuersAreThere() {
    good().get(JOBS).ok();
    String ready = ApiClient.withToken(null).get("/readyz").has(200).body();
    assertThat(ready)
        .containsPattern("\"name\":\"tokens\",\"status\":\"UP\",\"took_ms\":[0-9]+")
        .contains("\"issuers\":2", "\"ready\":2");
  }

  @Test
  @Tag("J24")
  @Tag("J04")
  void leavesNothingOfATokenInAnyFile() throws IOException {
    LeakScan scan = new LeakScan(RealServer.get());
    String canary = "CANARYtoken" + UUID.randomUUID().toString().replace("-", "");
    scan.addClaim(canary);
    for (String claim :
        List.of("iss", "aud", "sub", "scope", "jti", "email", "exp", "typ", "azp")) {
      Map<String, Object> claims = new HashMap<>(claims());
      claims.put(claim, canary + claim);
      for (String token :
          List.of(
              TestIssuer.get().sign(claims),
              TestIssuer.sign(ATTACKERS_KEY, Map.of("kid", TestIssuer.KEY_ID), claims),
              TestIssuer.sign(ATTACKERS_KEY, Map.of("kid", canary), claims),
              TestIssuer.sign(ATTACKERS_KEY, Map.of("kid", "x", "typ", canary), claims))) {
        scan.addToken(token);
        assertThat(call(token).status()).isIn(200, 401, 403);
        assertThat(call(token).body()).doesNotContain(canary);
        send("POST", "/v1/obs/run-events", token, "{");
        send("DELETE", "/v1/obs/run-events", token, "");
        assertRefused(call(token.substring(0, token.length() - 4)), BAD);
      }
    }
    assertThat(scan.size()).isGreaterThan(3);
    assertThat(scan.leaks()).isEmpty();
    Path planted = RealServer.get().dataDirectory().resolve("logs/ffdc-planted.log");
    Files.writeString(planted, "x " + canary + "sub x");
    assertThat(scan.leaks()).containsExactly(planted);
    Files.delete(planted);
  }

  private static Answer send(String method, String path, String token, String body) {
    return ApiClient.withToken(token)
        .send(method, path, ApiClient.JSON, BodyPublishers.ofString(body), FORWARDED, newAddress());
  }

  private static Answer sendWith(ApiClient caller, String header, String value) {
    return caller.send(
        "GET", JOBS, null, BodyPublishers.noBody(), header, value, FORWARDED, newAddress());
  }

  /** Bad tokens are limited by address: each of these comes from another one. */
  private static String newAddress() {
    int number = ADDRESSES.getAndIncrement();
    return "10.77." + number / 250 + "." + (1 + number % 250);
  }

  private ApiClient good() {
    return ApiClient.withToken(TestIssuer.get().sign(claims()));
  }

  private Map<String, Object> claims() {
    return TestIssuer.claims("obs.read obs.write", tenant);
  }

  private static Answer call(String token) {
    return send("GET", JOBS, token, "");
  }

  /** Rules 1 to 3 for every refusal: one problem, the right challenge, no reason. */
  private static void assertRefused(Answer answer, String challenge) {
    answer.isProblem(401);
    assertThat(answer.header("www-authenticate")).hasValue(challenge);
    String sentence = challenge.equals(BAD) ? "The token is not accepted." : "needs a token";
    assertThat(answer.body()).contains(sentence).doesNotContain("eyJ");
  }

  private String unsigned(String keyId) {
    String header = "{\"alg\":\"RS256\",\"kid\":\"" + keyId + "\"}";
    String payload =
        "{\"iss\":\"%s\",\"exp\":%d}"
            .formatted(TestIssuer.NAME, Instant.now().getEpochSecond() + 60);
    return base64(header) + "." + base64(payload) + ".c2ln";
  }

  private static String base64(String text) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }
}
