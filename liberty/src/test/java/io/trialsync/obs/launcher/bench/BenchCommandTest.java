package io.trialsync.obs.launcher.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.trialsync.obs.launcher.demo.DemoCommand;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Types commands that cannot work, and reads what a person reads then. */
class BenchCommandTest {
  private final PrintStream before = System.err;
  private final ByteArrayOutputStream printed = new ByteArrayOutputStream();

  @BeforeEach
  void listen() {
    System.setErr(new PrintStream(printed, true, StandardCharsets.UTF_8));
  }

  @AfterEach
  void stopListening() {
    System.setErr(before);
  }

  @Test
  void namesTheBenchesThatThereAre() {
    assertThat(BenchCommand.run(List.of("import"))).isEqualTo(2);
    assertThat(sentence())
        .isEqualTo(
            "\"import\" is not a bench; there are ingest, history, metrics, judge, fill, recount and verify.");
  }

  @Test
  void asksForTheFileToVerify() {
    assertThat(BenchCommand.run(List.of("verify"))).isEqualTo(2);
    assertThat(sentence())
        .isEqualTo("bench verify needs --acknowledged and the file that bench ingest has written.");
  }

  @Test
  void saysThatThereIsNoFileToVerify() {
    assertThat(BenchCommand.run(List.of("verify", "--acknowledged", "/nowhere"))).isEqualTo(1);
    assertThat(sentence()).isEqualTo("There is no file /nowhere.");
  }

  @Test
  void saysThatNoServerAnswersAndHowToStartIt() throws IOException {
    String address = "http://127.0.0.1:" + unusedPort();
    String expected =
        "No server answers at " + address + ": start it with ./obs up, or name another with --url.";
    for (String bench : List.of("ingest", "history", "metrics")) {
      assertThat(BenchCommand.run(List.of(bench, "--url", address))).isEqualTo(1);
      assertThat(sentence()).isEqualTo(expected);
    }
    assertThat(DemoCommand.run(List.of("--url", address))).isEqualTo(1);
    assertThat(sentence()).isEqualTo(expected);
  }

  private static int unusedPort() throws IOException {
    try (var socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  private String sentence() {
    String text = printed.toString(StandardCharsets.UTF_8).strip();
    printed.reset();
    return text;
  }
}
