package io.trialsync.obs.launcher.demo.alerts;

import io.trialsync.obs.launcher.alertmanager.AlertmanagerCommand;
import io.trialsync.obs.launcher.client.Checkout;
import io.trialsync.obs.launcher.client.CommandException;
import io.trialsync.obs.launcher.client.ServerAddress;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What lies between the server and people: a Prometheus with the rules as they are shipped, and an
 * Alertmanager with the settings that ours make.
 */
public final class AlertChain implements AutoCloseable {
  private static final List<String> WAYS =
      List.of(
          "ALERT_SLACK_WEBHOOK",
          "ALERT_EMAILS",
          "ALERT_TEAMS_WEBHOOK",
          "ALERT_PAGERDUTY_KEY",
          "ALERT_RECEIVERS");

  private final Checkout checkout;
  private final ChainFolder folder;
  private final List<String> receivers;
  private final List<RunningProgram> programs = new ArrayList<>();
  private boolean closed;

  private AlertChain(Checkout checkout, ChainFolder folder, List<String> receivers) {
    this.checkout = checkout;
    this.folder = folder;
    this.receivers = receivers;
  }

  /** Whether anybody is to be told of alerts. */
  public static boolean isWanted(Map<String, String> environment) {
    return WAYS.stream().anyMatch(way -> !environment.getOrDefault(way, "").isBlank());
  }

  /** Debian's packages that it needs and that are not installed. */
  public static List<String> missingPackages(Map<String, String> environment) {
    return Program.missing(environment);
  }

  /**
   * Writes the settings, and with that refuses wrong ones; starts nothing.
   *
   * @param server whose metrics Prometheus will read
   */
  public static AlertChain prepare(
      Checkout checkout, Map<String, String> environment, ServerAddress server) {
    Path data = checkout.dataDirectory();
    Map<String, String> settings = new HashMap<>(environment);
    if (settings.getOrDefault("OBS_ALERTS_SERVER_URL", "").isBlank()) {
      settings.put("OBS_ALERTS_SERVER_URL", server.toString());
    }
    try {
      Files.createDirectories(data.resolve("logs"));
      ChainFolder folder = ChainFolder.take(data.resolve("demo-alerts"));
      try {
        Path rendered = folder.path().resolve("settings");
        return new AlertChain(
            checkout, folder, AlertmanagerCommand.write(rendered, settings).receivers());
      } catch (CommandException wrong) {
        folder.forget();
        throw wrong;
      }
    } catch (IOException failed) {
      throw refused(data);
    }
  }

  /** Starts both and waits until they are ready. */
  public void start(Map<String, String> environment, ServerAddress server)
      throws InterruptedException {
    Path alertmanagerFile = Program.ALERTMANAGER.find(environment).orElseThrow();
    Path prometheusFile = Program.PROMETHEUS.find(environment).orElseThrow();
    try {
      RunningProgram.stopOrphan(alertmanagerFile, folder.path());
      RunningProgram.stopOrphan(prometheusFile, folder.path());
      URI alertmanager = address(environment, "OBS_ALERTMANAGER_PORT", 9093);
      URI prometheus = address(environment, "OBS_PROMETHEUS_PORT", 9090);
      Path settings = folder.path().resolve("prometheus.yml");
      Files.writeString(
          settings,
          new PrometheusSettings(checkout.home().resolve("alerts"))
              .text(server.base(), alertmanager));
      Path logs = checkout.dataDirectory().resolve("logs");
      run(
          alertmanagerFile,
          alertmanager,
          logs.resolve("demo-alertmanager.log"),
          "--config.file=" + folder.path().resolve("settings/alertmanager.yml"),
          "--storage.path=" + folder.emptied("alertmanager-data"),
          "--cluster.listen-address=");
      run(
          prometheusFile,
          prometheus,
          logs.resolve("demo-prometheus.log"),
          "--config.file=" + settings,
          "--storage.tsdb.path=" + folder.emptied("prometheus-data"),
          "--rules.alert.resend-delay=10s");
      for (RunningProgram program : programs) {
        program.awaitReady();
      }
    } catch (IOException failed) {
      throw refused(checkout.dataDirectory());
    }
  }

  private static URI address(Map<String, String> environment, String setting, int usual) {
    return URI.create("http://127.0.0.1:" + AlertPort.choose(environment, setting, usual));
  }

  private void run(Path file, URI base, Path log, String... arguments) throws IOException {
    Stream<String> all =
        Stream.concat(
            Stream.of(arguments),
            Stream.of(
                "--web.listen-address=" + base.getAuthority(),
                "--web.external-url=" + base,
                "--log.level=warn"));
    synchronized (this) {
      if (!closed) {
        programs.add(RunningProgram.start(file, folder.path(), base, log, all.toList()));
      }
    }
  }

  private static CommandException refused(Path data) {
    return CommandException.failure(
        "Prometheus and Alertmanager cannot be started from %s: is the disk full, or somebody else's?"
            .formatted(data));
  }

  /** Who is told by what, in words without secrets. */
  public List<String> receivers() {
    return receivers;
  }

  /** Where Alertmanager listens. */
  public URI alertmanager() {
    return programs.get(0).base();
  }

  /** Where Prometheus listens. */
  public URI prometheus() {
    return programs.get(1).base();
  }

  /** Fails with one sentence when one of them has ended by itself. */
  public void requireAlive() {
    programs.forEach(RunningProgram::requireAlive);
  }

  /** Ends both and removes what they were given; a second call does nothing. */
  @Override
  public synchronized void close() throws IOException, InterruptedException {
    if (closed) {
      return;
    }
    closed = true;
    programs.forEach(RunningProgram::askToEnd);
    for (RunningProgram program : programs) {
      program.awaitEnd();
    }
    folder.forget();
  }
}
