package io.trialsync.obs.launcher.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What an answer promises, and what it does not. */
class CourierTest {
  private static final ReportKey KEY =
      ReportKey.of(UUID.randomUUID(), Instant.parse("2026-11-21T02:00:00Z"), "started", 1);

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "200 | {\"accepted\":1,\"duplicates\":1,\"rejected\":[]} | ACKNOWLEDGED",
        "200 | {\"accepted\":1,\"duplicates\":0,\"rejected\":[]} | REFUSED",
        "200 | {\"accepted\":1,\"duplicates\":0,\"rejected\":[{}]} | REFUSED",
        "400 | {} | REFUSED",
        "401 | {} | REFUSED",
        "429 | {} | UNKNOWN",
        "500 | {} | UNKNOWN",
        "503 | {} | UNKNOWN"
      })
  void countsWhatIsAcknowledged(int status, String body, Courier.Outcome outcome) {
    var delivery = new Delivery(Delivery.RUN_EVENTS, new byte[0], List.of(KEY, KEY));
    assertThat(Courier.outcome(delivery, status, body)).isEqualTo(outcome);
  }
}
