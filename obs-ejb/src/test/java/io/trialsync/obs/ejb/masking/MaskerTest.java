package io.trialsync.obs.ejb.masking;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of texts as databases, Spark, Airflow, dbt and others write them. */
@Tag("I26")
class MaskerTest {

  record Message(String text, String masked) {}

  /** The messages of the file beside this class, each with what must come out. */
  static Stream<Message> messages() throws IOException {
    var messages = new ArrayList<Message>();
    String waiting = "";
    for (String line : lines()) {
      String text = line.length() < 2 ? "" : line.substring(2).replace("\\n", "\n");
      switch (line.isEmpty() ? '#' : line.charAt(0)) {
        case '=' -> messages.add(new Message(text, text));
        case '-' -> waiting = text;
        case '+' -> messages.add(new Message(waiting, text));
        default -> {}
      }
    }
    return messages.stream();
  }

  private static List<String> lines() throws IOException {
    try (InputStream file = MaskerTest.class.getResourceAsStream("messages.txt")) {
      return new String(file.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
    }
  }

  @ParameterizedTest
  @MethodSource("messages")
  void leavesWhatHelpsAndNothingElse(Message message) {
    assertThat(Masker.mask(message.text())).isEqualTo(message.masked());
    assertThat(Masker.mask(message.masked())).isEqualTo(message.masked());
  }

  @Test
  void hasManyMessagesOfBothSorts() throws IOException {
    assertThat(messages().filter(message -> message.text().equals(message.masked())))
        .hasSizeGreaterThan(40);
    assertThat(messages().filter(message -> !message.text().equals(message.masked())))
        .hasSizeGreaterThan(40);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1975\u200B-03\u00AD-17",
        "\u001B[31m1975-03-17\u001B[0m",
        "\uFF11\uFF19\uFF17\uFF15\uFF0D\uFF10\uFF13\uFF0D\uFF11\uFF17",
        "1975\u201103\u201117",
        "\u0661\u0669\u0667\u0665-\u0660\u0663-\u0661\u0667",
        "19\u000075-03-17"
      })
  void readsThroughTheDressOfCharacters(String birthday) {
    assertThat(Masker.mask("born " + birthday + " there")).isEqualTo("born [date] there");
  }

  @Tag("I19")
  @Test
  void keepsNothingThatSteersATerminalOrForgesALine() {
    String forged =
        "ok\r\n2026-11-22 INFO admin in\u2028next\u0085more\u001B[2J\u202Ereversed\u0007";
    assertThat(Masker.mask(forged)).isEqualTo("ok\n[date] INFO admin in\nnext\nmorereversed");
  }

  @Test
  void replacesWhatCannotBeStored() {
    assertThat(Masker.mask("a\uD800b\uDC00c\uFFFFd")).isEqualTo("a\uFFFDb\uFFFDc\uFFFDd");
  }

  @Test
  void cutsOnACodePointAndMarksIt() {
    String masked = Masker.mask("😀".repeat(1_000));
    assertThat(masked.getBytes(StandardCharsets.UTF_8)).hasSizeBetween(2_040, 2_048);
    assertThat(masked).endsWith("😀…").doesNotContain("\uFFFD");
  }

  @Test
  void leavesATextThatJustFits() {
    String fits = "word ".repeat(409) + "end";
    assertThat(fits).hasSize(2_048);
    assertThat(Masker.mask(fits)).isEqualTo(fits);
    assertThat(Masker.mask(fits + "s")).endsWith("word…").hasSizeLessThan(2_048);
  }
}
