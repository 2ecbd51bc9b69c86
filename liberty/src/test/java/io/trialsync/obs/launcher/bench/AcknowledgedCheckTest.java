package io.trialsync.obs.launcher.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Compares what was acknowledged with what a server may answer. */
class AcknowledgedCheckTest {
  private static final String ONE_ATTEMPT = ",\"attempts\":[{\"attempt\":1}]}";

  @Test
  void isContentWithAnEndedRunThatSucceededOnce() {
    assertThat(AcknowledgedCheck.faultIn("r", true, "{\"status\":\"success\"" + ONE_ATTEMPT))
        .isNull();
    assertThat(AcknowledgedCheck.faultIn("r", false, "{\"status\":\"running\"" + ONE_ATTEMPT))
        .isNull();
  }

  @Test
  void findsALostEnd() {
    assertThat(AcknowledgedCheck.faultIn("r", true, "{\"status\":\"running\"" + ONE_ATTEMPT))
        .isEqualTo("run r lost its end: its status is running");
  }

  @Test
  void findsARunThatWasCountedTwice() {
    assertThat(
            AcknowledgedCheck.faultIn(
                "r", true, "{\"status\":\"success\",\"attempts\":[{\"attempt\":1},{}]}"))
        .isEqualTo("run r has 2 attempts, not one");
  }

  @Test
  void findsAnAnswerThatIsNotARun() {
    assertThat(AcknowledgedCheck.faultIn("r", true, "<html>"))
        .isEqualTo("run r cannot be read: the answer is not JSON");
  }

  @Test
  void readsBackWhatWasAcknowledged(@TempDir Path folder) {
    String file = folder.resolve("acknowledged").toString();
    var acknowledgements = Acknowledgements.append(file);
    acknowledgements.add("a", "START");
    acknowledgements.add("b", "START");
    acknowledgements.add("a", "COMPLETE");
    assertThat(Acknowledgements.read(file))
        .containsEntry("a", true)
        .containsEntry("b", false)
        .hasSize(2);
  }
}
