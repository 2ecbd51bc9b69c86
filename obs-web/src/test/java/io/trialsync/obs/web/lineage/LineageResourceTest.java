package io.trialsync.obs.web.lineage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.openlineage.client.OpenLineage.RunEvent.EventType;
import io.trialsync.obs.ejb.run.RecordedOutcome;
import io.trialsync.obs.ejb.run.RunRecorder;
import io.trialsync.obs.ejb.run.RunReport;
import io.trialsync.obs.web.error.BodyTooLargeException;
import io.trialsync.obs.web.error.InvalidInputException;
import io.trialsync.obs.web.error.UnsupportedBodyException;
import io.trialsync.obs.web.security.Caller;
import jakarta.ws.rs.core.MediaType;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the door lets in and under whose name; the answer 201 is seen on a real server only. */
class LineageResourceTest {

  private static final MediaType JSON = MediaType.APPLICATION_JSON_TYPE;

  private final LineageResource resource = new LineageResource();
  private final List<String> recorded = new ArrayList<>();

  @BeforeEach
  void wire() {
    resource.reader = ClientEvents.READER;
    resource.caller =
        new Caller() {
          @Override
          public String tenantId() {
            return "north";
          }
        };
    resource.recorder =
        new RunRecorder() {
          @Override
          public List<RecordedOutcome> record(String tenantId, List<RunReport> reports) {
            reports.forEach(report -> recorded.add(tenantId + " " + report.jobId()));
            return Collections.nCopies(reports.size(), RecordedOutcome.ACCEPTED);
          }
        };
  }

  @Test
  void recordsUnderTheTenantOfTheCaller() throws IOException {
    String event = ClientEvents.json(ClientEvents.ofDbt().event(EventType.START));
    resource.takeBatch(new SentHeaders(JSON, Map.of()), body("[" + event + "]"));
    assertThat(recorded).containsExactly("north prod:load_orders");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "[]", "7", "{} {}", "{\"run\":{}}", "{", "{]"})
  void refusesWhatIsNotOneEvent(String text) {
    assertThatExceptionOfType(InvalidInputException.class)
        .isThrownBy(() -> resource.take(new SentHeaders(JSON, Map.of()), body(text)));
    assertThat(recorded).isEmpty();
  }

  @Test
  void refusesOtherCharsetsAndBodiesWithoutAType() {
    var latin = new MediaType("application", "json", "iso-8859-1");
    assertThatExceptionOfType(UnsupportedBodyException.class)
        .isThrownBy(() -> resource.take(new SentHeaders(latin, Map.of()), body("{}")))
        .withMessage("The charset of the body must be utf-8.");
    assertThatExceptionOfType(UnsupportedBodyException.class)
        .isThrownBy(() -> resource.take(new SentHeaders(null, Map.of()), body("{}")));
  }

  @Test
  void refusesWhatAnnouncesTooMuch() {
    var headers = new SentHeaders(JSON, Map.of("Content-Length", "40000000"));
    assertThatExceptionOfType(BodyTooLargeException.class)
        .isThrownBy(() -> resource.take(headers, body("{}")));
  }

  private static InputStream body(String text) {
    return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
  }
}
