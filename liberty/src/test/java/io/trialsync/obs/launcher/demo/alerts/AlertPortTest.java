package io.trialsync.obs.launcher.demo.alerts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trialsync.obs.launcher.client.CommandException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AlertPortTest {
  private static final String SETTING = "OBS_PROMETHEUS_PORT";

  private ServerSocket somebody;
  private int taken;

  @BeforeEach
  void takeAPort() throws IOException {
    somebody = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    taken = somebody.getLocalPort();
  }

  @AfterEach
  void giveItBack() throws IOException {
    somebody.close();
  }

  @Test
  void takesTheUsualOneWhereItIsFree() throws IOException {
    somebody.close();
    assertThat(AlertPort.choose(Map.of(), SETTING, taken)).isEqualTo(taken);
  }

  @Test
  void takesAnotherWhereTheUsualOneIsTaken() {
    assertThat(AlertPort.choose(Map.of(), SETTING, taken)).isPositive().isNotEqualTo(taken);
  }

  @Test
  void takesTheChosenOneOrNone() throws IOException {
    Map<String, String> chosen = Map.of(SETTING, Integer.toString(taken));
    assertThatThrownBy(() -> AlertPort.choose(chosen, SETTING, 9090))
        .isInstanceOf(CommandException.class)
        .hasMessage(
            "Port %d is taken: stop what uses it, or set %s to another.".formatted(taken, SETTING));
    somebody.close();
    assertThat(AlertPort.choose(chosen, SETTING, 9090)).isEqualTo(taken);
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "65536", "nine", "-1", "123456"})
  void refusesWhatIsNoPort(String text) {
    assertThatThrownBy(() -> AlertPort.choose(Map.of(SETTING, text), SETTING, 9090))
        .isInstanceOf(CommandException.class)
        .hasMessage(
            "Setting OBS_PROMETHEUS_PORT=" + text + " is not a whole number from 1 to 65535.");
  }
}
