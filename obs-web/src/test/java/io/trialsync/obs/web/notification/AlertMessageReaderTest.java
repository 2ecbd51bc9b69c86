package io.trialsync.obs.web.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.trialsync.obs.ejb.notification.AlertNotice;
import io.trialsync.obs.web.error.InvalidInputException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Collections;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A message of Alertmanager is read for what it says, or refused with a sentence. */
class AlertMessageReaderTest {
  private static final String LABELS =
      "\"alertname\":\"DQRowDelta\",\"job_id\":\"visits.load\",\"table\":\"dm.visit\",\"severity\":\"critical\"";
  private static final String TOKENS = "{}[]:,\"\\0 9-.etnu\u0000é";

  @Test
  void readsWhatAlertmanagerSends() throws IOException {
    AlertMessage message = AlertMessageReader.read(message(alert("firing", LABELS)));
    assertThat(message.unread()).isZero();
    assertThat(message.alerts())
        .containsExactly(
            new AlertNotice(
                "default",
                "DQRowDelta",
                "critical",
                "visits.load",
                "dm.visit",
                null,
                "closed-loop",
                "3d7f0e5a9c1b2d48",
                true,
                Instant.parse("2026-11-20T02:07:40.123456Z")));
  }

  @Test
  void readsTheTenantAndThatItIsOver() throws IOException {
    AlertNotice notice =
        AlertMessageReader.read(message(alert("resolved", LABELS + ",\"tenant_id\":\"acme\"")))
            .alerts()
            .get(0);
    assertThat(notice.tenantId()).isEqualTo("acme");
    assertThat(notice.firing()).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "status,",
    "status, pending",
    "fingerprint,",
    "fingerprint, no hexadecimal number",
    "startsAt,",
    "startsAt, 0001-01-01T00:00:00Z",
    "startsAt, +294277-01-01T00:00:00Z",
    "startsAt, yesterday",
    "labels, none",
    "labels,",
    "alertname,",
    "tenant_id, no tenant"
  })
  void leavesOutOnlyTheAlertThatCannotBeNamed(String member, String value) throws IOException {
    String good = alert("firing", LABELS + ",\"tenant_id\":\"acme\"");
    var bad = (ObjectNode) new ObjectMapper().readTree(good);
    ObjectNode place = bad.has(member) ? bad : (ObjectNode) bad.path("labels");
    if (value == null) {
      place.remove(member);
    } else {
      place.put(member, value);
    }
    AlertMessage message = AlertMessageReader.read(message(bad + "," + good));
    assertThat(message.alerts()).hasSize(1);
    assertThat(message.unread()).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"version\":\"3\",\"receiver\":\"r\",\"alerts\":[]} | version must be",
        "{\"receiver\":\"r\",\"alerts\":[]} | version must be",
        "{\"version\":\"4\",\"alerts\":[]} | receiver must be",
        "{\"version\":\"4\",\"receiver\":\"r\",\"alerts\":{}} | alerts must be",
        "{\"version\":\"4\",\"receiver\":\"r\"} | alerts must be",
        "{\"version\":\"4\",\"receiver\":\"r\",\"alerts\":[]} {} | nothing after it",
        "[] | one message",
        "\"\" | one message",
        "{\"version\":\"4\",\"receiver\":\"r\",\"alerts\":[ | ends too early",
      })
  void saysWhatIsWrongWithAMessage(String body, String words) {
    assertThatThrownBy(() -> AlertMessageReader.read(body.getBytes(StandardCharsets.UTF_8)))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining(words);
  }

  @Test
  void readsAThousandAlertsAndCountsTheRest() throws IOException {
    String many = String.join(",", Collections.nCopies(1_003, alert("firing", LABELS)));
    AlertMessage message = AlertMessageReader.read(message(many));
    assertThat(message.alerts()).hasSize(AlertMessageReader.MOST_ALERTS);
    assertThat(message.unread()).isEqualTo(3);
  }

  @Test
  void cutsAndMasksWhatIsKept() throws IOException {
    String labels =
        "\"alertname\":\"%s\",\"severity\":\"mail jane.doe@example.org\\u0000\\ud800\",\"job_id\":\"no job/id\""
            .formatted("n".repeat(300));
    AlertNotice notice = AlertMessageReader.read(message(alert("firing", labels))).alerts().get(0);
    assertThat(notice.name()).hasSize(200);
    assertThat(notice.severity()).doesNotContain("jane", "\u0000", "\ud800").hasSizeLessThan(41);
    assertThat(notice.jobId()).isNull();
  }

  @Property(tries = 2_000)
  void damagedMessageIsReadOrRefused(@ForAll long seed) {
    byte[] body = message(alert("firing", LABELS) + "," + alert("resolved", LABELS));
    var random = new Random(seed);
    for (int i = random.nextInt(5); i >= 0; i--) {
      int token = TOKENS.charAt(random.nextInt(TOKENS.length()));
      body[random.nextInt(body.length)] = (byte) token;
    }
    isReadOrRefused(body);
  }

  @Property(tries = 500)
  void anyBytesAreReadOrRefused(@ForAll byte[] body) {
    isReadOrRefused(body);
  }

  private static void isReadOrRefused(byte[] body) {
    Throwable thrown = catchThrowable(() -> AlertMessageReader.read(body));
    if (thrown != null) {
      assertThat(thrown).isInstanceOf(InvalidInputException.class);
      assertThat(thrown.getMessage()).endsWith(".").hasSizeLessThan(300);
    }
  }

  private static byte[] message(String alerts) {
    return """
        {"receiver":"closed-loop","status":"firing","truncatedAlerts":0,"groupKey":"{}","alerts":[%s],
         "groupLabels":{},"commonLabels":{"a":{"b":[1]}},"externalURL":"http://x","version":"4","new":[{}]}"""
        .formatted(alerts)
        .getBytes(StandardCharsets.UTF_8);
  }

  private static String alert(String status, String labels) {
    return """
        {"status":"%s","labels":{%s},"annotations":{"summary":"text"},"startsAt":"2026-11-20T02:07:40.123456789Z","endsAt":"0001-01-01T00:00:00Z","generatorURL":"","fingerprint":"3d7f0e5a9c1b2d48"}"""
        .formatted(status, labels);
  }
}
