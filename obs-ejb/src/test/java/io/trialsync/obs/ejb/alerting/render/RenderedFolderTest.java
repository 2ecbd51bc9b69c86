package io.trialsync.obs.ejb.alerting.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RenderedFolderTest {
  @TempDir Path parent;

  @Test
  @Tag("T02")
  void writesFilesForTheirOwnerOnly() throws IOException, FolderRefusedException {
    Path folder = parent.resolve("new/alertmanager");
    write(folder, Given.everything());

    assertThat(files(folder))
        .contains(
            "alertmanager.yml", "slack.tmpl", "secrets/slack_webhook", "secrets/smtp_password")
        .hasSizeGreaterThan(8)
        .allSatisfy(file -> assertThat(permissions(folder.resolve(file))).isEqualTo("rw-------"));
    assertThat(permissions(folder)).isEqualTo("rwx------");
    assertThat(folder.resolve("secrets/slack_webhook"))
        .hasContent("https://hooks.slack.example/T0/B0/slack-secret");
  }

  @Test
  void saysWhetherAnythingChanged() throws FolderRefusedException {
    assertThat(write(parent, Given.SLACK)).isTrue();
    assertThat(write(parent, Given.SLACK)).isFalse();
    assertThat(write(parent, Given.together(Given.SLACK, Given.MAIL))).isTrue();
  }

  @Test
  void closesAFileThatSomebodyHasOpenedToOthers() throws IOException, FolderRefusedException {
    write(parent, Given.SLACK);
    Path settings = parent.resolve("alertmanager.yml");
    Files.setPosixFilePermissions(settings, PosixFilePermissions.fromString("rw-r--r--"));

    assertThat(write(parent, Given.SLACK)).isTrue();
    assertThat(permissions(settings)).isEqualTo("rw-------");
  }

  @Test
  @Tag("T02")
  void removesASecretThatIsNoLongerNeededAndNoFileOfOthers()
      throws IOException, FolderRefusedException {
    write(parent, Given.together(Given.SLACK, Given.PAGER, Given.TENANTS));
    Files.writeString(parent.resolve("secrets/theirs"), "kept");
    write(parent, Given.PAGER);

    assertThat(files(parent).stream().filter(file -> file.startsWith("secrets/")))
        .containsExactlyInAnyOrder("secrets/pagerduty_key", "secrets/theirs");
  }

  @Test
  void leavesSettingsAloneThatItHasNotMade() throws IOException {
    Path settings = parent.resolve("alertmanager.yml");
    Files.writeString(settings, "route: {receiver: theirs}\n");

    assertThatThrownBy(() -> write(parent, Given.SLACK))
        .isInstanceOf(FolderRefusedException.class)
        .hasMessage(settings + " was not made by TrialSync: move it away, or name another folder.");
    assertThat(settings).hasContent("route: {receiver: theirs}");
  }

  @Test
  void saysInASentenceThatAFolderCannotBeWritten() throws IOException {
    Path file = Files.writeString(parent.resolve("file"), "");

    assertThatThrownBy(() -> write(file.resolve("below"), Given.SLACK))
        .isInstanceOf(FolderRefusedException.class)
        .hasMessageContaining("cannot be written");
  }

  private static boolean write(Path folder, Map<String, String> settings)
      throws FolderRefusedException {
    return new RenderedFolder(folder).write(Given.rendering(settings, folder));
  }

  private static List<String> files(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .filter(Files::isRegularFile)
          .map(file -> folder.relativize(file).toString())
          .toList();
    }
  }

  private static String permissions(Path file) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
  }
}
