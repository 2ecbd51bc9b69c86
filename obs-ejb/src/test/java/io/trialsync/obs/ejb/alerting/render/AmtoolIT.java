package io.trialsync.obs.ejb.alerting.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Alertmanager's own tool takes what we render, and routes it as we say. */
class AmtoolIT {
  private static final List<Map<String, String>> WAYS =
      List.of(Given.SLACK, Given.MAIL, Given.TEAMS, Given.PAGER);
  private static final List<Map<String, String>> OPTIONS =
      List.of(
          Map.of(),
          Given.TOKEN,
          Given.together(Given.TOKEN, Given.WINDOWS),
          Given.together(Given.TOKEN, Given.TENANTS, Given.WATCHDOG),
          Given.together(Given.ACCOUNT, Given.WINDOWS, Given.TENANTS));

  @TempDir static Path folder;

  /** Where changes are taken a tool that is missing must not look like a test that passed. */
  @BeforeAll
  static void findAmtool() {
    boolean there;
    try {
      there = run("--version").startsWith("0 ");
    } catch (UncheckedIOException missing) {
      there = false;
    }
    if ("true".equals(System.getenv("CI"))) {
      assertThat(there).as("amtool of Debian's package prometheus-alertmanager").isTrue();
    }
    assumeTrue(there, "amtool is missing: install Debian's package prometheus-alertmanager");
  }

  /** All sixteen sets of ways, each with all options. */
  static Stream<Map<String, String>> combinations() {
    return IntStream.range(0, 1 << WAYS.size())
        .mapToObj(AmtoolIT::ways)
        .flatMap(ways -> OPTIONS.stream().map(options -> Given.together(ways, options)));
  }

  @ParameterizedTest
  @MethodSource("combinations")
  void takesEveryCombinationOfReceivers(Map<String, String> settings)
      throws FolderRefusedException {
    assertThat(Given.complaints(settings)).isEmpty();
    write(settings);

    assertThat(run("check-config", folder.resolve("alertmanager.yml").toString()))
        .startsWith("0 ")
        .contains("SUCCESS", "4 templates");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "alertname=JobFailed severity=warning service=trialsync | closed-loop,people",
        "alertname=JobFailed severity=critical service=trialsync | closed-loop,on-call,people",
        "alertname=JobFailed severity=odd service=trialsync | closed-loop,people",
        "alertname=JobFailed severity=critical service=trialsync tenant_id=acme.test"
            + " | closed-loop,on-call-acme,people-acme",
        "alertname=JobFailed severity=warning service=trialsync tenant_id=acme"
            + " | closed-loop,people-acme",
        "alertname=JobFailed severity=critical service=trialsync tenant_id=acmextest"
            + " | closed-loop,on-call,people",
        "alertname=JobFailed severity=critical service=trialsync tenant_id=north"
            + " | closed-loop,on-call,people-north",
        "alertname=Watchdog severity=none service=trialsync | dead-man-switch",
        "alertname=UpstreamUnwell severity=none service=trialsync tenant_id=acme | nobody",
        "alertname=TheirOwn severity=critical service=shop | on-call,people",
        "alertname=TheirOwn | people"
      })
  void routesToWhoIsToHearOfIt(String labels, String receivers) throws FolderRefusedException {
    write(Given.everything());
    List<String> words =
        new ArrayList<>(
            List.of(
                "config",
                "routes",
                "test",
                "--config.file=" + folder.resolve("alertmanager.yml"),
                "--verify.receivers=" + receivers));
    words.addAll(List.of(labels.split(" ")));

    assertThat(run(words.toArray(String[]::new))).startsWith("0 ");
  }

  @Test
  void refusesWhatIsNoSettingOfAlertmanager() throws FolderRefusedException {
    write(Given.SLACK);

    assertThat(run("check-config", folder.resolve("slack.tmpl").toString())).doesNotStartWith("0 ");
    assertThat(
            run(
                "config",
                "routes",
                "test",
                "--config.file=" + folder.resolve("alertmanager.yml"),
                "--verify.receivers=on-call",
                "severity=warning"))
        .doesNotStartWith("0 ");
  }

  private static Map<String, String> ways(int bits) {
    Map<String, String> settings = Map.of();
    for (int way = 0; way < WAYS.size(); way++) {
      if ((bits >> way & 1) == 1) {
        settings = Given.together(settings, WAYS.get(way));
      }
    }
    return settings;
  }

  private static void write(Map<String, String> settings) throws FolderRefusedException {
    new RenderedFolder(folder).write(Given.rendering(settings, folder));
  }

  /** The exit code and what was said. */
  private static String run(String... words) {
    List<String> command = new ArrayList<>(List.of("amtool"));
    command.addAll(List.of(words));
    try {
      Process amtool = new ProcessBuilder(command).redirectErrorStream(true).start();
      String said = new String(amtool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      return amtool.waitFor() + " " + said;
    } catch (IOException missing) {
      throw new UncheckedIOException(missing);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(stopped);
    }
  }
}
