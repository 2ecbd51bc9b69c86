package io.trialsync.obs.ejb.alerting;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TeamsChannelTest {
  private final TeamsChannel channel = new TeamsChannel(Duration.ofSeconds(1));
  private TeamsSink teams;

  @BeforeEach
  void open() throws IOException {
    teams = new TeamsSink();
  }

  @AfterEach
  void close() {
    teams.close();
  }

  @Test
  void sendsTheCard() {
    var answer = channel.send(teams.address(), Groups.firing(1, "job-0 failed."));

    assertThat(answer).isEqualTo(new TeamsChannel.Answer(TeamsCalled.Outcome.SENT, ""));
    assertThat(teams.paths()).containsExactly("/workflow?sig=s");
    assertThat(teams.bodies()).singleElement().asString().contains("job-0 failed.");
  }

  @ParameterizedTest
  @CsvSource({
    "500, UNAVAILABLE",
    "503, UNAVAILABLE",
    "429, UNAVAILABLE",
    "408, UNAVAILABLE",
    "400, REFUSED",
    "401, REFUSED",
    "404, REFUSED"
  })
  void tellsWhatPassesFromWhatDoesNot(int status, TeamsCalled.Outcome outcome) {
    teams.answerWith(status);

    var answer = channel.send(teams.address(), Groups.firing(1, "x"));

    assertThat(answer.outcome()).isEqualTo(outcome);
    assertThat(answer.sentence()).contains("status " + status).doesNotContain("sig", "workflow");
  }

  @ParameterizedTest
  @CsvSource({"301", "302", "307", "308"})
  @Tag("T03")
  void followsNobodyElsewhere(int status) {
    teams.answerWith(status);

    var answer = channel.send(teams.address(), Groups.firing(1, "x"));

    assertThat(answer.outcome()).isEqualTo(TeamsCalled.Outcome.REFUSED);
    assertThat(teams.paths()).containsExactly("/workflow?sig=s");
  }

  @Test
  @Tag("T04")
  void givesUpInTimeAndDoesNotTellTheAddress() {
    teams.sayNothing();

    var answer = channel.send(teams.address(), Groups.firing(1, "x"));

    assertThat(answer)
        .isEqualTo(
            new TeamsChannel.Answer(
                TeamsCalled.Outcome.UNAVAILABLE, "Teams cannot be reached: no answer within 1 s."));
  }

  @Test
  void saysThatNobodyListens() {
    URI address = teams.address();
    teams.close();

    var answer = channel.send(address, Groups.firing(1, "x"));

    assertThat(answer.outcome()).isEqualTo(TeamsCalled.Outcome.UNAVAILABLE);
    assertThat(answer.sentence())
        .startsWith("Teams cannot be reached: no connection")
        .doesNotContain("sig");
  }
}
