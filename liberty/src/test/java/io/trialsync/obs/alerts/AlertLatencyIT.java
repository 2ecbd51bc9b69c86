package io.trialsync.obs.alerts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * From the report of a run to the message at the receiver, with everything in between for real and
 * set up as it is shipped. {@code -Dobs.alerts.runs=10} tries more runs, {@code -Dobs.alerts.seed}
 * the same moments again.
 */
class AlertLatencyIT {
  private static final Duration LIMIT_OF_EVENTS = Duration.ofSeconds(12);
  private static final Duration LIMIT_OF_LEVELS = Duration.ofSeconds(30);
  private static final Duration PATIENCE = Duration.ofSeconds(40);
  private static final int RUNS = Integer.getInteger("obs.alerts.runs", 4);
  private static final long SEED = Long.getLong("obs.alerts.seed", System.nanoTime());

  /** Longer than scraping and evaluating together, so that every phase of both is met. */
  private static final int MILLIS_FOR_EACH_RUN = 5_000;

  private static final List<String> PEOPLE = List.of("/slack", "mail", "/teams");
  private static final int PAST_DAYS = 6;
  private static final String LATE = "never-started";
  private static final Duration GRACE = Duration.ofSeconds(1);
  private static final String STUCK = "never-ended";
  private static final Duration MAX_RUNTIME = Duration.ofSeconds(20);

  private static AlertStack stack;
  private static JobReporter reporter;
  private static Instant lateFrom;
  private static Instant stuckFrom;

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
  void failedRunsReachEverybodyWithinTwelveSeconds() throws Exception {
    Map<String, Instant> reported = failAtRandomMoments();
    var latencies = new ArrayList<Latency>();
    for (String job : reported.keySet()) {
      for (String receiver : receiversOf(job)) {
        Instant arrival = awaitMessage(PATIENCE, receiver, job).at();
        latencies.add(new Latency(receiver, job, Duration.between(reported.get(job), arrival)));
      }
      Instant told = awaitWordOfAlertmanager(job);
      latencies.add(new Latency("closed loop", job, Duration.between(reported.get(job), told)));
    }
    tell(latencies);
    assertThat(Latency.worst(latencies)).as("seed %d", SEED).isLessThan(LIMIT_OF_EVENTS);
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

  /** Whoever misses it knows that no other alert would arrive. */
  @Test
  void theWatchdogIsHeard() {
    assertThat(awaitMessage(PATIENCE, "/watchdog", "Watchdog").text()).contains("firing");
  }

  private static void arrivesInTime(String alert, String job, Instant from) {
    String summary =
        AlertFiles.rules().stream()
            .filter(rule -> alert.equals(rule.alert()))
            .map(rule -> rule.annotation("summary"))
            .findFirst()
            .orElseThrow();
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

  /** Every second job has tried again in vain, which people on call hear of, too. */
  private static Map<String, Instant> failAtRandomMoments() throws Exception {
    var random = new Random(SEED);
    var reported = new ConcurrentHashMap<String, Instant>();
    ScheduledExecutorService clock = Executors.newScheduledThreadPool(2);
    try {
      var due = new ArrayList<Future<?>>();
      for (int run = 0; run < RUNS; run++) {
        boolean afterARetry = run % 2 == 1;
        String job = "%s-load-%02d".formatted(afterARetry ? "retried" : "failed", run);
        var load = new VisitsLoad(reporter, job);
        due.add(
            clock.schedule(
                () -> {
                  reported.put(load.job(), Instant.now());
                  load.fails(afterARetry);
                },
                random.nextInt(RUNS * MILLIS_FOR_EACH_RUN),
                TimeUnit.MILLISECONDS));
      }
      for (Future<?> each : due) {
        each.get();
      }
    } finally {
      clock.shutdownNow();
    }
    return new TreeMap<>(reported);
  }

  private static List<String> receiversOf(String job) {
    Stream<String> onCall = job.startsWith("retried") ? Stream.of("/pagerduty") : Stream.of();
    return Stream.concat(PEOPLE.stream(), onCall).toList();
  }

  private static Message awaitMessage(Duration limit, String receiver, String... words) {
    return await("message to " + receiver + " with " + String.join(", ", words))
        .atMost(limit)
        .pollInterval(Duration.ofMillis(100))
        .until(() -> messages(receiver, words), messages -> !messages.isEmpty())
        .get(0);
  }

  /** When the server was told that the first message about the job had been sent. */
  private static Instant awaitWordOfAlertmanager(String job) {
    JsonNode sent =
        await("the server knows of the alert of " + job)
            .atMost(PATIENCE)
            .until(
                () -> reporter.get("/v1/obs/jobs/" + job).path("alerts"),
                alerts -> !alerts.isEmpty());
    return Instant.parse(sent.path(sent.size() - 1).path("at").asText());
  }

  private static List<Message> messages(String receiver, String... words) {
    return stack.messagesTo(receiver).stream().filter(message -> message.tells(words)).toList();
  }

  private static void tell(List<Latency> latencies) {
    System.out.println(Latency.summary("Failed runs (seed " + SEED + ")", latencies));
    new TreeMap<>(latencies.stream().collect(Collectors.groupingBy(Latency::receiver)))
        .forEach((receiver, some) -> System.out.println(Latency.summary("  " + receiver, some)));
    System.out.println("As Slack was sent it: " + stack.messagesTo("/slack").get(0).text());
  }
}
