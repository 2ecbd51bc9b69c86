package io.trialsync.obs.ejb.alerting;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class TeamsCardTest {

  @Test
  void saysHowBadWhatAndWhy() throws IOException {
    JsonNode message = card(Groups.firing(1, "job-0 failed: API 503."));

    assertThat(message.at("/type").asText()).isEqualTo("message");
    assertThat(message.at("/attachments/0/contentType").asText())
        .isEqualTo("application/vnd.microsoft.card.adaptive");
    assertThat(texts(message))
        .containsExactly(
            "CRITICAL",
            "A job has failed · job-0 (acme)",
            "job-0 failed: API 503.",
            "Since 2026-11-22 08:00:00 UTC");
    assertThat(message.at("/attachments/0/content/body/0/inlines/0/color").asText())
        .isEqualTo("Attention");
  }

  @Test
  @Tag("T05")
  void linksToWebAddressesOnly() throws IOException {
    JsonNode actions = card(Groups.firing(1, "x")).at("/attachments/0/content/actions");

    assertThat(actions.findValuesAsText("url"))
        .containsExactly(
            "https://runbooks.example.org/JobFailed.md",
            Groups.ALERTMANAGER + "/#/alerts?filter=%7Balertname%3D%22JobFailed%22%7D");
  }

  @Test
  @Tag("T05")
  void showsWhatStrangersHaveNamedAsPlainText() throws IOException {
    JsonNode message = card(Groups.firing(1, "table [click](https://evil.example) failed"));

    assertThat(message.findValuesAsText("type")).doesNotContain("TextBlock");
    assertThat(texts(message)).contains("table [click](https://evil.example) failed");
  }

  @Test
  void saysWhenItIsOver() throws IOException {
    assertThat(texts(card(Groups.resolved("visits.load"))))
        .containsExactly(
            "RESOLVED",
            "A job has failed · visits.load (acme)",
            "Over: visits.load (acme), from 2026-11-22 08:00:00 UTC to 2026-11-22 08:05:00 UTC");
  }

  @Test
  void spellsOutTenAndCountsTheOthers() throws IOException {
    List<String> texts = texts(card(Groups.firing(200, "failed")));

    assertThat(texts).filteredOn("failed"::equals).hasSize(10);
    assertThat(texts)
        .contains("A job has failed · 200: job-0 (acme), job-1 (acme), job-2 (acme) …")
        .contains("… and 190 more");
  }

  @Test
  void staysBelowWhatTeamsTakesHoweverLongTheTexts() throws IOException {
    AlertGroup group = Groups.firing(50, "\u0001\ud83d\ude00".repeat(2_000));

    assertThat(TeamsCard.of(group).length).isLessThanOrEqualTo(TeamsCard.MOST_BYTES);
    assertThat(texts(card(group))).last().asString().matches("… and (4[0-9]|50) more");
  }

  private static JsonNode card(AlertGroup group) throws IOException {
    return new ObjectMapper().readTree(TeamsCard.of(group));
  }

  private static List<String> texts(JsonNode message) {
    return StreamSupport.stream(message.at("/attachments/0/content/body").spliterator(), false)
        .map(block -> block.at("/inlines/0/text").asText())
        .toList();
  }
}
