package io.trialsync.obs.ejb.configfile;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What counts at the start, and what when the file changes. */
class SettingsInForceTest {
  private static final Predicate<String> LIMITS = key -> key.endsWith("THRESHOLD");

  @TempDir Path folder;

  @Test
  void takesAllAtTheStartAndLaterOnlyWhatMayChange() throws Exception {
    var inForce = new SettingsInForce(write("A_THRESHOLD: 1\nB_THRESHOLD: 1\nOBS_C: 1\n"));
    assertThat(inForce.values())
        .containsOnly(entry("A_THRESHOLD"), entry("B_THRESHOLD"), entry("OBS_C"));

    inForce.change(read("A_THRESHOLD: 2\nOBS_C: 2\nOBS_D: 2\n"), LIMITS);
    assertThat(inForce.values()).containsOnly(Map.entry("A_THRESHOLD", "2"), entry("OBS_C"));
  }

  @Test
  void triesAFileForOneQuestionOnly() throws Exception {
    var inForce = new SettingsInForce(write("A_THRESHOLD: 1\n"));
    ConfigFile other = read("A_THRESHOLD: 2\n");
    assertThat(inForce.trying(other, key -> true, () -> inForce.values().get("A_THRESHOLD")))
        .isEqualTo("2");
    assertThat(inForce.values()).containsOnly(entry("A_THRESHOLD"));
  }

  @Test
  void namesItselfAsTheJobsFileWhereJobsAreInIt() throws Exception {
    String path = write("jobs: {}\n");
    assertThat(new SettingsInForce(path).values()).containsOnly(Map.entry("OBS_JOBS_FILE", path));
  }

  @Test
  void isEmptyWithoutAFileAndSaysWhyItCannotBeRead() throws IOException {
    assertThat(new SettingsInForce(null).values()).isEmpty();
    assertThat(new SettingsInForce(" ").complaint()).isEmpty();
    var broken = new SettingsInForce(write("A_B: [\n"));
    assertThat(broken.values()).isEmpty();
    assertThat(broken.complaint().orElseThrow()).contains("obs.yaml, line ", "this is not YAML");
  }

  private static Map.Entry<String, String> entry(String key) {
    return Map.entry(key, "1");
  }

  private ConfigFile read(String yaml) throws Exception {
    return ConfigFile.read(Path.of(write(yaml)));
  }

  private String write(String yaml) throws IOException {
    return Files.writeString(folder.resolve("obs.yaml"), yaml).toString();
  }
}
