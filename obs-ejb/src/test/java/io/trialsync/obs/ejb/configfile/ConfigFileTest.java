package io.trialsync.obs.ejb.configfile;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trialsync.obs.ejb.configfile.ConfigFile.Written;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a settings file says, and how it is refused. */
class ConfigFileTest {
  private static final Path PATH = Path.of("/etc/obs.yaml");

  @TempDir Path folder;

  @Test
  void readsSettingsWithTheirLinesAndPassesJobsOver() throws ConfigFileException {
    ConfigFile file =
        read(
            """
            # limits
            retry_alert_threshold: 5
            dq_null_rate_threshold: 0.10
            OBS_DQ_ENABLED: false
            ALERT_EMAILS: [a@example.org, b@example.org]
            OBS_RETENTION_AT: 03:30
            jobs:
              visits.load: {owner: data}
            """);
    assertThat(file.settings())
        .containsOnlyKeys(
            "RETRY_ALERT_THRESHOLD",
            "DQ_NULL_RATE_THRESHOLD",
            "OBS_DQ_ENABLED",
            "ALERT_EMAILS",
            "OBS_RETENTION_AT")
        .containsEntry("RETRY_ALERT_THRESHOLD", new Written("5", 2))
        .containsEntry("DQ_NULL_RATE_THRESHOLD", new Written("0.10", 3))
        .containsEntry("OBS_DQ_ENABLED", new Written("false", 4))
        .containsEntry("ALERT_EMAILS", new Written("a@example.org,b@example.org", 5))
        .containsEntry("OBS_RETENTION_AT", new Written("03:30", 6));
    assertThat(file.jobsLine()).isEqualTo(7);
  }

  @Test
  void saysNothingWhereNothingIsWritten() throws ConfigFileException {
    assertThat(read("").settings()).isEmpty();
    assertThat(read("# later\n").settings()).isEmpty();
    assertThat(read("OBS_JOBS_FILE:\nALERT_EMAILS: ''\n").settings()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "- a | /etc/obs.yaml, line 1: the file must be a mapping of names to values.",
        "A_B: 1;A_B: 2 | /etc/obs.yaml, line 2: \"A_B\" must stand here once.",
        "A_B: 1;a_b: 2 | /etc/obs.yaml, line 2: A_B stands here a second time.",
        "A_B: 1;;C_D: {e: 1} | /etc/obs.yaml, line 3: C_D must be a text, a number, true or false, or a list of them.",
        "A_B: [1, [2]] | /etc/obs.yaml, line 1: A_B must be a text, a number, true or false, or a list of them.",
        "A_B: 1;two words: 1 | /etc/obs.yaml, line 2: two words is not the name of a setting.",
      })
  void refusesWithFileAndLine(String yaml, String sentence) {
    assertThatThrownBy(() -> read(yaml.replace(';', '\n')))
        .isInstanceOf(ConfigFileException.class)
        .hasMessage(sentence);
  }

  @Test
  void refusesWhatIsNoYamlNoTextAndNoFile() {
    assertThatThrownBy(() -> read("A_B: 1\nC_D: [1\n"))
        .hasMessageStartingWith("/etc/obs.yaml, line 3: this is not YAML: ");
    assertThatThrownBy(() -> ConfigFile.of(PATH, new byte[] {'a', ':', ' ', (byte) 0xe4}))
        .hasMessage("/etc/obs.yaml, line 1: the file must be written in UTF-8.");
    assertThatThrownBy(() -> ConfigFile.of(PATH, new byte[5 * 1024 * 1024]))
        .hasMessage("/etc/obs.yaml may have at most 4194304 bytes.");
    assertThatThrownBy(() -> ConfigFile.read(folder.resolve("none")))
        .hasMessage(folder.resolve("none") + " cannot be read (NoSuchFileException).");
  }

  /** Secrets may stand in it; what was read is compared by what it is. */
  @Test
  void isTheSameWhenReadAgain() throws Exception {
    Path path = Files.writeString(folder.resolve("obs.yaml"), "OBS_DQ_ENABLED: true\n");
    assertThat(ConfigFile.read(path)).isEqualTo(ConfigFile.read(path));
  }

  private static ConfigFile read(String yaml) throws ConfigFileException {
    return ConfigFile.of(PATH, yaml.getBytes(UTF_8));
  }
}
