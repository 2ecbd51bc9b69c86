package io.trialsync.obs.launcher.demo;

import io.trialsync.obs.launcher.client.AccessToken;
import io.trialsync.obs.launcher.client.CommandException;
import io.trialsync.obs.launcher.client.CommandLine;
import io.trialsync.obs.launcher.client.ServerAddress;
import io.trialsync.obs.launcher.client.ServerCalls;
import io.trialsync.obs.launcher.demo.alerts.SentAlerts;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** {@code ./obs demo}: fills a running server with a week of a clinical-trial platform. */
public final class DemoCommand {
  private static final String USAGE =
      """
      Usage: ./obs demo [--url http://127.0.0.1:9080] [--token TOKEN] [--seconds N]
      Sends a week of a clinical-trial platform, up to this morning, to a running server.
      Sent again, it adds only what has happened since. Without --token it makes one for the server
      of this checkout, with the scopes obs.write, obs.read and obs.admin (it sets the key columns of
      a job); OBS_URL, OBS_TOKEN, OBS_HTTP_PORT and OBS_DATA_DIR are heeded.

      With ALERT_SLACK_WEBHOOK, ALERT_EMAILS, ALERT_TEAMS_WEBHOOK or ALERT_PAGERDUTY_KEY it then starts
      Prometheus and Alertmanager (Debian's packages prometheus and prometheus-alertmanager), lets
      something go wrong, and tells which alerts are sent, until Ctrl-C or for N seconds (30 to 3600).
      They listen at OBS_PROMETHEUS_PORT (9090) and OBS_ALERTMANAGER_PORT (9093) of this machine, or at
      other ports where those are taken; what they were given goes when they end. For Teams the
      server needs ALERT_TEAMS_WEBHOOK, too.
      """;

  private static final int LEAST_SECONDS = 30;
  private static final int MOST_SECONDS = 3_600;

  private DemoCommand() {}

  /** Runs the demo and gives the exit code of the process. */
  public static int run(List<String> arguments) {
    try {
      if (arguments.contains("--help") || arguments.contains("-h")) {
        System.out.print(USAGE);
        return 0;
      }
      start(arguments, System.getenv());
      return 0;
    } catch (CommandException e) {
      System.err.println(e.getMessage());
      return e.exitCode();
    }
  }

  private static void start(List<String> arguments, Map<String, String> environment) {
    var line = CommandLine.parse(arguments, Set.of("--url", "--token", "--seconds"), Set.of());
    Optional<Duration> longest =
        Optional.ofNullable(line.text("--seconds"))
            .map(given -> line.number("--seconds", 0, LEAST_SECONDS, MOST_SECONDS))
            .map(Duration::ofSeconds);
    var address = ServerAddress.of(line.text("--url"), environment).requireAnswer();
    String token =
        AccessToken.of(line.text("--token"), environment, "obs.write obs.read obs.admin");
    var alerts = AlertDemo.prepare(environment, address, System.out);
    var morning = new Morning(address, token, Clock.systemUTC().instant(), System.out);
    if (alerts.isEmpty()) {
      sendWeek(address, morning);
      return;
    }
    try (AlertDemo demo = alerts.get()) {
      var calls = new ServerCalls(address, token);
      var sent = new SentAlerts(calls);
      demo.start(morning, calls, Clock.systemUTC());
      sendWeek(address, morning);
      demo.watch(calls, sent, Clock.systemUTC(), longest);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  private static void sendWeek(ServerAddress address, Morning morning) {
    System.out.printf("Sending a week of a clinical-trial platform to %s%n%n", address);
    System.out.print(new Tour(address).text(morning.tell()));
  }
}
