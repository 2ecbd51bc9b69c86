package io.trialsync.obs.launcher.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trialsync.obs.launcher.client.CommandException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Types the options, right and wrong. */
class BenchSettingsTest {

  @Test
  void hasTheDefaultsOfTheUsage() {
    var ingest = BenchSettings.parse("ingest", List.of(), Map.of());
    assertThat(ingest.address()).hasToString("http://127.0.0.1:9080");
    assertThat(ingest.connections()).isEqualTo(8);
    assertThat(ingest.seconds()).isEqualTo(30);
    assertThat(ingest.warmup()).isEqualTo(30);
    assertThat(ingest.jobs()).isEqualTo(200);
    assertThat(BenchSettings.parse("history", List.of(), Map.of()).connections()).isEqualTo(2);
  }

  @Test
  void takesTheAddressFromTheOptionBeforeTheEnvironment() {
    var environment = Map.of("OBS_URL", "http://obs:1/", "OBS_HTTP_PORT", "2");
    assertThat(BenchSettings.parse("metrics", List.of(), environment).address())
        .hasToString("http://obs:1");
    assertThat(
            BenchSettings.parse("metrics", List.of("--url=http://other:3"), environment).address())
        .hasToString("http://other:3");
    assertThat(BenchSettings.parse("metrics", List.of(), Map.of("OBS_HTTP_PORT", "2")).address())
        .hasToString("http://127.0.0.1:2");
  }

  @Test
  void namesTheOptionTheValueAndWhatIsAllowed() {
    assertSentence(
        List.of("--connections", "zero"),
        "--connections must be a whole number from 1 to 256, not \"zero\".");
    assertSentence(
        List.of("--seconds=0"), "--seconds must be a whole number from 1 to 86400, not \"0\".");
    assertSentence(List.of("--jobs"), "The option --jobs needs a value after it.");
    assertSentence(
        List.of("--url", "ftp://x"),
        "--url gives the address \"ftp://x\"; it must look like http://127.0.0.1:9080.");
  }

  @Test
  void takesWhatComesInMeanwhileAndWhomToCompareWith() {
    var history =
        BenchSettings.parse(
            "history",
            List.of("--ingest-rate", "200", "--minutes", "5", "--against", "http://other:3"),
            Map.of());
    assertThat(history.ingestRate()).isEqualTo(200);
    assertThat(history.seconds()).isEqualTo(300);
    assertThat(history.against()).hasToString("http://other:3");
    assertThat(history.slice()).isEqualTo(5);
    assertSentence(
        List.of("--against", "other"),
        "--against gives the address \"other\"; it must look like http://127.0.0.1:9080.");
  }

  @Test
  void namesTheAllowedOptionsWhereOneIsUnknown() {
    assertThatThrownBy(() -> BenchSettings.parse("verify", List.of("--jobs", "3"), Map.of()))
        .isInstanceOf(CommandException.class)
        .hasMessage(
            "\"--jobs\" is not an option here; allowed are"
                + " --acknowledged, --connections, --json, --token, --url.");
  }

  private static void assertSentence(List<String> words, String sentence) {
    assertThatThrownBy(() -> BenchSettings.parse("ingest", words, Map.of()))
        .isInstanceOfSatisfying(CommandException.class, e -> assertThat(e.exitCode()).isEqualTo(2))
        .hasMessage(sentence);
  }
}
