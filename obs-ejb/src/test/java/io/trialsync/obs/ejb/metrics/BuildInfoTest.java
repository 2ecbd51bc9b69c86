package io.trialsync.obs.ejb.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class BuildInfoTest {

  @Test
  void knowsTheVersionAndCommitThatTheBuildWroteDown() {
    BuildInfo build = BuildInfo.load();
    assertThat(build.version()).matches("\\d+\\.\\d+\\.\\d+.*");
    assertThat(build.gitSha()).matches("[0-9a-f]{7,40}|unknown");
  }
}
