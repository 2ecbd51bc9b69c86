package io.trialsync.obs.alerts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.trialsync.obs.server.RunsBesideOthers;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.parallel.ResourceLock;

/**
 * From the report of a run to the message at the receiver, with everything in between for real and
 * set up as it is shipped; and back again, as the server is told of it. {@code -Dobs.alerts.runs}
 * tries more runs than ten, {@code -Dobs.alerts.seed} the same moments again.
 */
@RunsBesideOthers
@Order(2)
@ResourceLock(AlertStack.SHARED)
@TestMethodOrder(OrderAnnotation.class)
class AlertLatencyIT {
  private static final Duration LIMIT_OF_EVENTS = Duration.ofSeconds(12);
  private static final Duration LIMIT_OF_LEVELS = Duration.ofSeconds(30);
  private static final Duration PATIENCE = Duration.ofSeconds(40);
  private static final Duration QUIET = Duration.ofSeconds(3);
  private static final int RUNS = Integer.getInteger("obs.alerts.runs", 10);
  private static final long SEED = Long.getLong("obs.alerts.seed", System.nanoTime());

  /** All of them are spread over many scrapes, so that every phase is met. */
  private static final int MILLIS_FOR_EACH_RUN = 2_000;

  /** How long alerts of jobs go on when their reason is gone. */
  private static final Duration KEPT_FIRING = Duration.ofSeconds(80);

  private static final List<String> PEOPLE =
      List.of("/slack", "/teams", AlertStack.DATA_ENGINEERING, AlertStack.CLINICAL_OPERATIONS);
  private static final String ON_CALL = "/pagerduty";
  private static final String DELIVERIES =
      "trialsync_alert_delivery_seconds_count{receiver=\"closed-loop\"}";
  private static final int PAST_DAYS = 6;
  private static final String LATE = "never-started";
  private static final Duration GRACE = Duration.ofSeconds(1);
  private static final String STUCK = "never-ended";
  private static final Duration MAX_RUNTIME = Duration.ofSeconds(20);

  private static AlertStack stack;
  private static JobReporter reporter;
  private static Collection<Failure> failures = List.of();
  private static Instant lateFrom;
  private static Instant stuckFrom;

  /**
   * A run that failed.
   *
   * @param reported just before the report was sent
   */
  private record Failure(String job, UUID run, Instant reported) {

    boolean isOfLastTry() {
      return job.startsWith("retried");
    }
  }

  /** What needs time to go wrong begins to. */
  @BeforeAll
  static void start() {
    AlertStack.requirePrograms();
    stack = AlertStack.get();
    reporter = new JobReporter(stack.server());
    reporter.put(
        "/v1/obs/jobs/" + LATE,
        "{\"schedule\":{\"cron\":\"* * * * *\"},\"start_grace\":\"%s\"}".formatted(GRACE));
    JsonNode due =
        await("the job has been looked at")
            .until(
                () -> reporter.get("/v1/obs/jobs/" + LATE).path("next_expected_at"),
                JsonNode::isTextual);
    lateFrom = Instant.parse(due.textValue()).plus(GRACE);
    reporter.put("/v1/obs/jobs/" + STUCK, "{\"max_runtime\":\"%s\"}".formatted(MAX_RUNTIME));
    Instant started = Instant.now();
    reporter.report(STUCK, UUID.randomUUID(), "started", started);
    stuckFrom = started.plus(MAX_RUNTIME);
  }

  @Test
  @Order(1)
  void failedRunsReachEverybodyWithinTwelveSeconds() throws Exception {
    double counted = reporter.metric(DELIVERIES);
    failures = failAtRandomMoments();
    var latencies = new ArrayList<Latency>();
    for (Failure failure : failures) {
      for (String receiver : receiversOf(failure)) {
        latencies.add(
            latency(receiver, failure, awaitMessage(PATIENCE, receiver, failure.job()).at()));
      }
      latencies.add(latency("closed loop", failure, awaitWordOfAlertmanager(failure)));
    }
    tell(latencies);
    assertThat(Latency.worst(latencies)).as("seed %d", SEED).isLessThan(LIMIT_OF_EVENTS);
    await("each delivery is counted once")
        .untilAsserted(
            () -> assertThat(reporter.metric(DELIVERIES) - counted).isEqualTo(failures.size()));
    failures.forEach(failure -> new VisitsLoad(reporter, failure.job()).succeeds());
  }

  @Test
  void runsThatNeverStartedReachPeopleWithinThirtySeconds() {
    arrivesInTime("NoRecentRuns", LATE, lateFrom);
  }

  @Test
  void runsThatNeverEndReachPeopleWithinThirtySeconds() {
    arrivesInTime("RunStuck", STUCK, stuckFrom);
  }

  @Test
  void nullsInAKeyColumnReachPeopleWithinThirtySeconds() {
    var load = new VisitsLoad(reporter, "full-of-nulls").watchesSites().hasAPast(PAST_DAYS);
    Instant reported = Instant.now();
    load.succeeds(reported, "site", VisitsLoad.ROWS / 2);
    arrivesInTime("DQNullRateSpike", load.job(), reported);
  }

  @Test
  void anotherSchemaReachesPeopleWithinThirtySeconds() {
    var load = new VisitsLoad(reporter, "other-columns").hasAPast(PAST_DAYS);
    Instant reported = Instant.now();
    load.succeeds(reported, "place", VisitsLoad.FEW_NULLS);
    arrivesInTime("SchemaDriftDetected", load.job(), reported);
  }

  /** With them all other alerts have been sent, too: nobody was told anything twice. */
  @Test
  @Order(Integer.MAX_VALUE)
  void failuresAreToldOnceAndOnceThatTheyAreOver() {
    assertThat(failures).as("runs failed").isNotEmpty();
    await("all of it is told, and nothing of it again")
        .atMost(KEPT_FIRING.plus(PATIENCE))
        .during(QUIET)
        .untilAsserted(
            () -> {
              for (String receiver : PEOPLE) {
                assertToldOnce(receiver, failures.stream());
              }
              assertToldOnce(ON_CALL, failures.stream().filter(Failure::isOfLastTry));
            });
  }

  /** Whoever misses it knows that no other alert would arrive. */
  @Test
  void theWatchdogIsHeard() {
    assertThat(awaitMessage(PATIENCE, "/watchdog", "Watchdog").text()).contains("firing");
  }

  private static void arrivesInTime(String alert, String job, Instant from) {
    String summary = AlertFiles.alert(alert).annotation("summary");
    var latencies = new ArrayList<Latency>();
    for (String receiver : PEOPLE) {
      Duration ahead = Duration.between(Instant.now(), from);
      Duration limit = ahead.isNegative() ? PATIENCE : PATIENCE.plus(ahead);
      Message message = awaitMessage(limit, receiver, job, summary);
      latencies.add(new Latency(receiver, job, Duration.between(from, message.at())));
    }
    System.out.println(Latency.summary(alert, latencies));
    assertThat(latencies)
        .allSatisfy(
            latency -> assertThat(latency.time()).isBetween(Duration.ZERO, LIMIT_OF_LEVELS));
  }

  /** A rule that breaks, or a message that is refused, is seen nowhere else. */
  @AfterAll
  static void nothingWasRefusedOnTheWay() {
    assumeThat(stack).as("started").isNotNull();
    assertThat(stack.prometheus().brokenRules()).isEmpty();
    assertThat(stack.prometheus().said()).doesNotContain("level=error");
    assertThat(stack.alertmanager().said()).doesNotContain("level=error", "level=warn");
  }

  private static void assertToldOnce(String receiver, Stream<Failure> failures) {
    List<News> news = News.in(stack.messagesTo(receiver));
    assertThat(News.repeated(news)).as("told %s again", receiver).isEmpty();
    failures.forEach(
        failure -> {
          String job = failure.job();
          assertThat(news.stream().filter(each -> each.firing().contains(job)))
              .as("told %s of %s", receiver, job)
              .extracting(News::summary)
              .containsOnly(AlertFiles.alert(alertOf(failure)).annotation("summary"));
          assertThat(news.stream().filter(each -> each.over().contains(job)))
              .as("told %s that %s is over", receiver, job)
              .hasSize(1);
        });
  }

  /** Every second job has tried again in vain, which people on call hear of, too. */
  private static List<Failure> failAtRandomMoments() throws Exception {
    var random = new Random(SEED);
    ScheduledExecutorService clock = Executors.newScheduledThreadPool(2);
    try {
      var due = new ArrayList<Future<Failure>>();
      for (int run = 0; run < RUNS; run++) {
        boolean afterARetry = run % 2 == 1;
        String job = "%s-load-%02d".formatted(afterARetry ? "retried" : "failed", run);
        due.add(
            clock.schedule(
                () -> fail(job, afterARetry),
                random.nextInt(RUNS * MILLIS_FOR_EACH_RUN),
                TimeUnit.MILLISECONDS));
      }
      var failures = new ArrayList<Failure>();
      for (Future<Failure> each : due) {
        failures.add(each.get());
      }
      return failures;
    } finally {
      clock.shutdownNow();
    }
  }

  private static Failure fail(String job, boolean afterARetry) {
    Instant reported = Instant.now();
    return new Failure(job, new VisitsLoad(reporter, job).fails(afterARetry), reported);
  }

  private static String alertOf(Failure failure) {
    return failure.isOfLastTry() ? "RetryExhausted" : "JobFailed";
  }

  private static List<String> receiversOf(Failure failure) {
    Stream<String> onCall = failure.isOfLastTry() ? Stream.of(ON_CALL) : Stream.of();
    return Stream.concat(PEOPLE.stream(), onCall).toList();
  }

  private static Latency latency(String receiver, Failure failure, Instant arrival) {
    return new Latency(receiver, failure.job(), Duration.between(failure.reported(), arrival));
  }

  private static Message awaitMessage(Duration limit, String receiver, String... words) {
    return await("message to " + receiver + " with " + String.join(", ", words))
        .atMost(limit)
        .pollInterval(Duration.ofMillis(100))
        .until(() -> messages(receiver, words), messages -> !messages.isEmpty())
        .get(0);
  }

  /** When the server was told that a message about the run had been sent: by the run itself. */
  private static Instant awaitWordOfAlertmanager(Failure failure) {
    JsonNode sent =
        await("the server knows of the alert of " + failure.job())
            .atMost(PATIENCE)
            .until(
                () -> reporter.get("/v1/obs/runs/" + failure.run()).path("alerts"),
                alerts -> !alerts.isEmpty());
    assertThat(sent).hasSize(1);
    assertThat(sent.path(0).path("name").asText()).isEqualTo(alertOf(failure));
    assertThat(sent.path(0).path("status").asText()).isEqualTo("firing");
    return Instant.parse(sent.path(0).path("at").asText());
  }

  private static List<Message> messages(String receiver, String... words) {
    return stack.messagesTo(receiver).stream().filter(message -> message.tells(words)).toList();
  }

  private static void tell(List<Latency> latencies) {
    System.out.println(Latency.summary("Failed runs (seed " + SEED + ")", latencies));
    new TreeMap<>(latencies.stream().collect(Collectors.groupingBy(Latency::receiver)))
        .forEach((receiver, some) -> System.out.println(Latency.summary("  " + receiver, some)));
    System.out.println("As Slack was sent it: " + messages("/slack", "failed-load").get(0).text());
  }
}
