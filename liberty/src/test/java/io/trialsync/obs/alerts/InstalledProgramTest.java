package io.trialsync.obs.alerts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.opentest4j.TestAbortedException;

class InstalledProgramTest {
  private static final String SENTENCE =
      "The program promtool is not installed; on Debian: apt-get install prometheus.";

  @Test
  void failsInContinuousIntegration() {
    assertThatThrownBy(() -> InstalledProgram.missing("promtool", "prometheus", "true"))
        .isInstanceOf(AssertionError.class)
        .hasMessage(SENTENCE);
  }

  @Test
  void skipsElsewhereAndSaysHowToGetIt() {
    assertThatThrownBy(() -> InstalledProgram.missing("promtool", "prometheus", null))
        .isInstanceOf(TestAbortedException.class)
        .hasMessageContaining(SENTENCE);
  }

  @Test
  void findsOnlyWhatCanBeRun(@TempDir Path folder) throws IOException {
    Path program = Files.createFile(folder.resolve("promtool"));
    Map<String, String> environment = Map.of("PATH", "/nowhere:" + folder);
    assertThat(InstalledProgram.find("promtool", environment)).isEmpty();
    assertThat(program.toFile().setExecutable(true)).isTrue();
    assertThat(InstalledProgram.find("promtool", environment))
        .contains(new InstalledProgram(program));
  }
}
