package io.trialsync.obs.launcher.bench;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.util.JSONObjectUtils;
import java.text.ParseException;
import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Looks at the requests that the ingest bench sends. */
class IngestConversationTest {
  private final IngestConversation conversation = conversation(List.of("--jobs", "20"));

  @Test
  void sendsEventsOfTheSizesThatTheBarSpeaksOf() {
    assertThat(body(conversation.next()).length()).isBetween(2_500, 2_800);
    assertThat(body(conversation.next()).length()).isBetween(3_500, 3_900);
  }

  @Test
  void tellsTheTrueLengthOfTheBody() {
    for (int i = 0; i < 4; i++) {
      String request = new String(conversation.next().bytes(), UTF_8);
      int length = request.indexOf("\r\n\r\n") + 4;
      assertThat(request)
          .contains("\r\nContent-Length: " + (request.length() - length) + "\r\n")
          .startsWith("POST /api/v1/lineage HTTP/1.1\r\n");
    }
  }

  @Test
  void startsAndCompletesOneNewRunAfterAnother() throws ParseException {
    Map<String, Object> start = event();
    Map<String, Object> complete = event();
    Map<String, Object> nextStart = event();
    assertThat(start).containsEntry("eventType", "START");
    assertThat(complete).containsEntry("eventType", "COMPLETE");
    assertThat(complete.get("job")).extracting("name").isEqualTo(name(start));
    assertThat(runId(complete)).isEqualTo(runId(start));
    assertThat(runId(nextStart)).isNotEqualTo(runId(start));
    assertThat(runId(start).version()).isEqualTo(7);
    assertThat(runId(start).variant()).isEqualTo(2);
  }

  @Test
  void carriesSchemaAndStatisticsInTheEnd() throws ParseException {
    event();
    String complete = body(conversation.next());
    assertThat(complete.split("\"type\":", -1)).hasSizeGreaterThan(10);
    assertThat(complete.split("nullCount", -1)).hasSize(7);
    assertThat(complete).contains("outputStatistics", "dataQualityMetrics");
    assertThat(complete).doesNotContain("{{");
  }

  @Test
  void spreadsItsRunsOverAllJobs() throws ParseException {
    assertThat(namesOf(conversation, 40)).hasSize(20);
  }

  @Test
  void givesHalfOfTheRunsToATenthOfTheJobsWhenSkewed() throws ParseException {
    var skewed = conversation(List.of("--jobs", "20", "--skewed"));
    int busy = 0;
    for (int i = 0; i < 400; i++) {
      String name = name(parse(skewed.next()));
      skewed.next();
      busy += name.compareTo("load_0002") < 0 ? 1 : 0;
    }
    assertThat(busy).isGreaterThanOrEqualTo(200);
  }

  private static Set<String> namesOf(IngestConversation conversation, int runs)
      throws ParseException {
    var names = new HashSet<String>();
    for (int i = 0; i < runs; i++) {
      names.add(name(parse(conversation.next())));
      conversation.next();
    }
    return names;
  }

  private static IngestConversation conversation(List<String> words) {
    var settings = BenchSettings.parse("ingest", words, Map.of());
    var target = new Target(settings.address(), "token");
    return new IngestConversation(settings, target, Clock.systemUTC(), new RunIds(1), null);
  }

  private Map<String, Object> event() throws ParseException {
    return parse(conversation.next());
  }

  private static Map<String, Object> parse(Conversation.Request request) throws ParseException {
    return JSONObjectUtils.parse(body(request));
  }

  private static String body(Conversation.Request request) {
    return new String(request.bytes(), UTF_8).split("\r\n\r\n", 2)[1];
  }

  private static String name(Map<String, Object> event) {
    return ((Map<?, ?>) event.get("job")).get("name").toString();
  }

  private static UUID runId(Map<String, Object> event) {
    return UUID.fromString(((Map<?, ?>) event.get("run")).get("runId").toString());
  }
}
