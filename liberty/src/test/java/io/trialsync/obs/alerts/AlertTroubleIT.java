package io.trialsync.obs.alerts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.trialsync.obs.server.RunsBesideOthers;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** When the way of alerts itself is broken, people hear of that by the ways that are left, once. */
@RunsBesideOthers
@Order(1)
@TestMethodOrder(OrderAnnotation.class)
class AlertTroubleIT {
  private static final Duration LIMIT_OF_LEVELS = Duration.ofSeconds(30);
  private static final Duration PATIENCE = Duration.ofSeconds(80);
  private static final Duration QUIET = Duration.ofSeconds(5);
  private static final String JOB = "visits-load";
  private static final List<String> WAYS_LEFT = List.of(AlertStack.DATA_ENGINEERING, "/pagerduty");

  private static AlertStack stack;
  private static JobReporter reporter;

  @BeforeAll
  static void start() {
    AlertStack.requirePrograms();
    stack = AlertStack.startWithAWrongWebhook();
    reporter = new JobReporter(stack.server());
    awaitSamples("alertmanager_notifications_failed_total{integration=\"slack\"}");
  }

  @AfterAll
  static void stop() throws IOException, InterruptedException {
    stack.stop();
  }

  @Test
  @Order(1)
  void aWrongWebhookIsALineAMetricAndAnAlert() {
    new VisitsLoad(reporter, JOB).fails(false);
    awaitOne(AlertStack.DATA_ENGINEERING, "JobFailed");
    await("Alertmanager says so")
        .atMost(PATIENCE)
        .untilAsserted(
            () ->
                assertThat(stack.alertmanager().said().lines())
                    .anySatisfy(line -> assertThat(line).contains("slack", "404")));
    assertThat(stack.alertmanager().said()).doesNotContain(MessageSink.GONE);
    for (String way : WAYS_LEFT) {
      assertThat(awaitOne(way, "AlertsNotDelivered").text()).contains("slack");
    }
    awaitSamples(
        "increase(alertmanager_notifications_failed_total{integration=\"slack\"}[5m]) > 0");
    await("the server knows it, too")
        .atMost(PATIENCE)
        .untilAsserted(
            () -> {
              JsonNode told = reporter.get("/v1/obs/alerts/notifications").path("items");
              assertThat(told.findValuesAsText("name")).contains("AlertsNotDelivered");
            });
  }

  @Test
  @Order(2)
  void aServerThatIsAwayIsOneMessageAndNothingElse() throws Exception {
    int before = stack.messagesTo(AlertStack.DATA_ENGINEERING).size();
    Instant stopped = Instant.now();
    stack.server().stop();
    for (String way : WAYS_LEFT) {
      Duration time = Duration.between(stopped, awaitOne(way, "ObsDown").at());
      System.out.println(Latency.summary("ObsDown", List.of(new Latency(way, "", time))));
      assertThat(time).isLessThan(LIMIT_OF_LEVELS);
    }
    assertThat(stack.alertmanager().keptBack()).contains("JobFailed");
    await("the alert of the job ends, unheard")
        .atMost(PATIENCE)
        .until(() -> stack.prometheus().query("ALERTS{alertname=\"JobFailed\"}").isEmpty());
    await("nobody is told of anything else")
        .during(QUIET)
        .atMost(QUIET.plus(QUIET))
        .untilAsserted(
            () -> {
              List<Message> mails = stack.messagesTo(AlertStack.DATA_ENGINEERING);
              assertThat(News.in(mails.subList(before, mails.size())))
                  .extracting(News::summary)
                  .containsExactly(summary("ObsDown"));
            });
  }

  /** The message of the alert, of which there must be one. */
  private static Message awaitOne(String receiver, String alert) {
    List<Message> found =
        await(alert + " at " + receiver)
            .atMost(PATIENCE)
            .until(
                () ->
                    stack.messagesTo(receiver).stream()
                        .filter(message -> message.tells(summary(alert)))
                        .toList(),
                messages -> !messages.isEmpty());
    assertThat(found).hasSize(1);
    return found.get(0);
  }

  private static void awaitSamples(String query) {
    await(query).atMost(PATIENCE).until(() -> !stack.prometheus().query(query).isEmpty());
  }

  private static String summary(String alert) {
    return AlertFiles.alert(alert).annotation("summary");
  }
}
