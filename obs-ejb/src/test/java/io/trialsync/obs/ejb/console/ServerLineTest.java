package io.trialsync.obs.ejb.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.trialsync.obs.ejb.log.LogLevel;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Whatever the server says is understood, or taken as plain words. */
@Tag("I19")
class ServerLineTest {

  @Test
  void readsTheServersOwnJson() {
    var line =
        ServerLine.read(
            "{\"type\":\"liberty_message\",\"msg\":\"J2CA0056I: a \\\"b\\\"\\n\\u00e9 \\/\","
                + "\"ts\":\"2026-11-22T03:29:39.894+0000\",\"n\":1,\"level\":\"WARNING\"}",
            LogLevel.INFO);

    assertThat(line)
        .isEqualTo(new ServerLine(LogLevel.WARN, "J2CA0056I", "J2CA0056I: a \"b\"\né /"));
  }

  @Test
  void takesPlainWordsAsTheyAre() {
    assertThat(
            ServerLine.read(
                "[AUDIT   ] CWWKE0001I: The server obs has been launched.", LogLevel.INFO))
        .isEqualTo(
            new ServerLine(
                LogLevel.INFO,
                "CWWKE0001I",
                "[AUDIT   ] CWWKE0001I: The server obs has been launched."));
  }

  @Test
  void takesWhatOnlyLooksLikeJsonAsPlainWords() {
    for (String text :
        new String[] {"{", "{}", "{\"msg\"", "{\"a\":{\"msg\":\"b\"}}", "{\"msg\":\"\\u12"}) {
      assertThat(ServerLine.read(text, LogLevel.WARN).message()).isEqualTo(text);
    }
  }

  @Property
  void neverFails(@ForAll String text) {
    assertThat(ServerLine.read("{" + text, LogLevel.INFO).level()).isNotNull();
    assertThat(ServerLine.read("{\"msg\":\"" + text, LogLevel.INFO).message()).isNotNull();
  }
}
