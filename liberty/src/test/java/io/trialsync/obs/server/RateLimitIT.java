package io.trialsync.obs.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

/** Limits on a real server, with its own clock. */
@Isolated("floods the server, and counts by the second")
class RateLimitIT {
  private static final int OF_TOKEN = 60;
  private static final int OF_CLIENT = 120;
  private static final int OF_BAD_TOKENS = 40;
  private static final int THREADS = 8;
  private static final int TRIES = 5;
  private static final long SECOND = Duration.ofSeconds(1).toNanos();
  private static final Duration SILENCE = Duration.ofMillis(1_500);
  private static final String JOBS = "/v1/obs/jobs";
  private static final HttpClient HTTP =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  private final String tenant = "limited-" + UUID.randomUUID();

  /** One request: when it was sent, when its answer was there, and which. */
  private record Call(long start, long end, int status) {}

  @Test
  @Tag("L01")
  @Tag("L02")
  @Tag("L03")
  void sixtyASecondHoldUnderEightThreadsForTenSeconds() throws Exception {
    String token = newToken();
    double refusedBefore = RefusalCounts.of("token_rate");
    Collection<Call> calls = flood(Duration.ofSeconds(10), () -> token);

    assertThat(calls).extracting(Call::status).isSubsetOf(200, 429, 503);
    assertThat(mostInASecond(calls)).isLessThanOrEqualTo(OF_TOKEN);
    assertThat(accepted(calls)).hasSizeBetween(fewest(calls, 9 * OF_TOKEN), 11 * OF_TOKEN);
    long refusals = calls.size() - accepted(calls).size();
    assertThat(RefusalCounts.await("token_rate", refusedBefore + refusals))
        .isGreaterThanOrEqualTo(refusedBefore + refusals);
  }

  @Test
  @Tag("L04")
  void freshTokensOfTheSameClientDoNotHelp() throws Exception {
    Collection<Call> calls = flood(Duration.ofSeconds(3), this::newToken);

    assertThat(mostInASecond(calls)).isLessThanOrEqualTo(OF_CLIENT);
    assertThat(accepted(calls)).hasSizeBetween(fewest(calls, 2 * OF_CLIENT), 4 * OF_CLIENT);
    assertThat(get(RealServer.get().token("obs.read", "another-" + UUID.randomUUID())).statusCode())
        .isNotEqualTo(429);
  }

  @Test
  @Tag("L02")
  void saysWhatIsLeftAndWhenToComeBack() throws Exception {
    String token = newToken();
    Answer first = new Answer(get(token)).has(200);
    assertThat(first.header("ratelimit-policy"))
        .hasValue("\"token\";q=60;w=1, \"client\";q=120;w=1");
    assertThat(first.header("ratelimit")).hasValue("\"token\";r=59;t=1, \"client\";r=119;t=1");

    Answer refused = new Answer(firstRefusal(token));
    refused.isProblem(429, "More than 60 requests");
    assertThat(refused.header("retry-after")).hasValue("1");
    assertThat(refused.header("ratelimit").orElseThrow()).startsWith("\"token\";r=0;t=1");
    ApiClient.withToken(token).get(JOBS).has(200);
  }

  @Test
  @Tag("L08")
  void refusesBeforeItReadsTheBody() throws Exception {
    String limited = newToken();
    String answer = "";
    for (int i = 0; answer.isEmpty() && i < TRIES; i++) {
      firstRefusal(limited);
      // Empty when the second was over already, and the body is waited for.
      try (var connection = RawConnection.open()) {
        answer = connection.say(settingsWithoutBody(limited)).hear(SILENCE);
      }
    }
    assertThat(answer).startsWith("HTTP/1.1 429 ");
    try (var connection = RawConnection.open()) {
      String free = RealServer.get().token("obs.read obs.admin", "free-" + UUID.randomUUID());
      assertThat(connection.say(settingsWithoutBody(free)).hear(SILENCE)).isEmpty();
    }
  }

  @Test
  @Tag("L05")
  @Tag("I23")
  void looksAtNoMoreTokensOfAnAddressThatShowsTooManyBadOnes() throws Exception {
    String known = newToken();
    assertThat(status(from("192.0.2.7", known))).isEqualTo(200);
    double before = RefusalCounts.of("bad_token_rate");
    List<Integer> flood = new ArrayList<>();
    for (int i = 0; i < TRIES && !flood.contains(429); i++) {
      flood.addAll(badTokensFrom("192.0.2.7"));
    }
    assertThat(flood).containsOnly(401, 429);
    assertThat(flood.stream().filter(status -> status == 401))
        .hasSizeGreaterThanOrEqualTo(OF_BAD_TOKENS);
    assertThat(status(from("192.0.2.7", known))).isEqualTo(200);
    assertThat(status(from("192.0.2.8", newToken()))).isEqualTo(200);
    assertThat(RefusalCounts.await("bad_token_rate", before + 1)).isGreaterThan(before);
  }

  @Test
  @Tag("I23")
  void believesNoForwardedAddressOfWhoIsNoProxy() throws Exception {
    var answers = new StringBuilder();
    for (int i = 0; i < TRIES && answers.indexOf("HTTP/1.1 429 ") < 0; i++) {
      List<RawConnection> connections = new ArrayList<>();
      for (int j = 0; j < THREADS; j++) {
        connections.add(RawConnection.openFrom("127.0.0.2").say(forwardedBadTokens(j)));
      }
      for (RawConnection connection : connections) {
        try (connection) {
          answers.append(connection.hear(SILENCE));
        }
      }
    }
    assertThat(answers).contains("HTTP/1.1 401 ", "HTTP/1.1 429 ");
  }

  /** Each as if from an address of its own, and together more than one address may send. */
  private static String forwardedBadTokens(int network) {
    var requests = new StringBuilder();
    for (int i = 0; i < OF_BAD_TOKENS; i++) {
      requests
          .append("GET " + JOBS + " HTTP/1.1\r\nHost: " + RawConnection.host())
          .append("\r\nX-Forwarded-For: 198.51." + network + '.' + i)
          .append("\r\nAuthorization: Bearer x\r\n\r\n");
    }
    return requests.toString();
  }

  private static List<Integer> badTokensFrom(String address) throws Exception {
    List<CompletableFuture<HttpResponse<Void>>> together =
        IntStream.range(0, 5 * OF_BAD_TOKENS)
            .mapToObj(i -> HTTP.sendAsync(from(address, "bad" + i), BodyHandlers.discarding()))
            .toList();
    List<Integer> statuses = new ArrayList<>();
    for (var answer : together) {
      statuses.add(answer.get().statusCode());
    }
    return statuses;
  }

  /** Every 401, 403 and 429 of the server so far, with a reason of the closed list each. */
  @Test
  @Tag("L02")
  @Tag("L05")
  void countsEveryRefusalWithItsReason() throws Exception {
    var anybody = ApiClient.withToken(null);
    anybody.get(JOBS).isProblem(401);
    ApiClient.withToken("x").get(JOBS).isProblem(401);
    ApiClient.withToken(RealServer.get().token("", tenant)).get(JOBS).isProblem(403);
    firstRefusal(newToken());
    Pattern answers =
        Pattern.compile("trialsync_api_requests_total.*status_code=\"4(01|03|29)\".*");
    Pattern reasons = Pattern.compile("trialsync_refused_requests_total\\{reason=\"[a-z_]+\"} .*");
    long deadline = System.nanoTime() + 10 * SECOND;
    String text = anybody.get("/metrics").body();
    while (RefusalCounts.sum(text, answers) != RefusalCounts.sum(text, reasons)
        && System.nanoTime() < deadline) {
      text = anybody.get("/metrics").body();
    }
    assertThat(RefusalCounts.sum(text, reasons))
        .isEqualTo(RefusalCounts.sum(text, answers))
        .isGreaterThanOrEqualTo(4);
  }

  private String newToken() {
    // Its time is in it in seconds, so tokens of the same second differ by their scopes only.
    return RealServer.get().token("obs.read obs.admin " + UUID.randomUUID(), tenant);
  }

  private static Collection<Call> flood(Duration time, Supplier<String> token) throws Exception {
    Collection<Call> calls = new ConcurrentLinkedQueue<>();
    var threads = Executors.newFixedThreadPool(THREADS);
    try {
      long end = System.nanoTime() + time.toNanos();
      Callable<Void> asking =
          () -> {
            while (System.nanoTime() < end) {
              long start = System.nanoTime();
              int status = get(token.get()).statusCode();
              calls.add(new Call(start, System.nanoTime(), status));
            }
            return null;
          };
      for (var thread : threads.invokeAll(Collections.nCopies(THREADS, asking))) {
        thread.get();
      }
    } finally {
      threads.shutdown();
    }
    return calls;
  }

  /** A machine that is busy with other things may not ask as often as the limit allows. */
  private static int fewest(Collection<Call> calls, int wanted) {
    return Math.min(calls.size() * 3 / 4, wanted);
  }

  /** Those that passed the limits; not all find one of the few slots for questions then. */
  private static List<Call> accepted(Collection<Call> calls) {
    return calls.stream().filter(call -> call.status() != 429).toList();
  }

  /** Most accepted calls that lie wholly within a second: those the server took within it. */
  private static long mostInASecond(Collection<Call> calls) {
    List<Call> accepted = accepted(calls);
    return accepted.stream()
        .mapToLong(
            first ->
                accepted.stream()
                    .filter(call -> call.start() - first.start() >= 0)
                    .filter(call -> call.end() - first.start() < SECOND)
                    .count())
        .max()
        .orElse(0);
  }

  private static HttpResponse<String> firstRefusal(String token) throws Exception {
    HttpResponse<String> last = get(token);
    long deadline = System.nanoTime() + 20 * SECOND;
    while (last.statusCode() != 429 && System.nanoTime() < deadline) {
      List<CompletableFuture<HttpResponse<String>>> together =
          IntStream.range(0, 2 * OF_TOKEN)
              .mapToObj(i -> HTTP.sendAsync(request(token).build(), BodyHandlers.ofString()))
              .toList();
      for (var answer : together) {
        last = answer.get().statusCode() == 429 ? answer.get() : last;
      }
    }
    return last;
  }

  private static HttpResponse<String> get(String token) throws IOException, InterruptedException {
    return HTTP.send(request(token).build(), BodyHandlers.ofString());
  }

  private static HttpRequest.Builder request(String token) {
    return HttpRequest.newBuilder(RealServer.get().base().resolve(JOBS))
        .header("Authorization", "Bearer " + token);
  }

  private static HttpRequest from(String address, String token) {
    return request(token).header("X-Forwarded-For", address).build();
  }

  private static int status(HttpRequest request) {
    try {
      return HTTP.send(request, BodyHandlers.discarding()).statusCode();
    } catch (IOException | InterruptedException failed) {
      throw new IllegalStateException(failed);
    }
  }

  private static String settingsWithoutBody(String token) {
    return "PUT /v1/obs/jobs/limited HTTP/1.1\r\nHost: %s\r\nAuthorization: Bearer %s\r\n"
            .formatted(RawConnection.host(), token)
        + "Content-Type: application/json\r\nContent-Length: 1000\r\n\r\n";
  }
}
