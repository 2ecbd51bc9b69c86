package io.trialsync.obs.launcher.demo;

import io.trialsync.obs.launcher.client.Checkout;
import io.trialsync.obs.launcher.client.ServerAddress;
import io.trialsync.obs.launcher.client.ServerCalls;
import io.trialsync.obs.launcher.demo.alerts.AlertChain;
import io.trialsync.obs.launcher.demo.alerts.DeliveryCounts;
import io.trialsync.obs.launcher.demo.alerts.PrometheusLook;
import io.trialsync.obs.launcher.demo.alerts.SentAlerts;
import java.io.IOException;
import java.io.PrintStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** The second half of the demo: alerts are sent for real, and it is told which and to whom. */
final class AlertDemo implements AutoCloseable {
  private final Map<String, String> environment;
  private final ServerAddress address;
  private final PrintStream out;
  private final AlertChain chain;

  private AlertDemo(
      Map<String, String> environment, ServerAddress address, PrintStream out, AlertChain chain) {
    this.environment = environment;
    this.address = address;
    this.out = out;
    this.chain = chain;
  }

  /**
   * One where somebody is to be told and the programs are there; else it is said what is missing.
   */
  static Optional<AlertDemo> prepare(
      Map<String, String> environment, ServerAddress address, PrintStream out) {
    if (!AlertChain.isWanted(environment)) {
      return Optional.empty();
    }
    List<String> missing = AlertChain.missingPackages(environment);
    if (!missing.isEmpty()) {
      out.printf(
          "No alerts will be sent: install what sends them (on Debian and Ubuntu: apt-get install %s) and"
              + " call ./obs demo again.%n%n",
          String.join(" ", missing));
      return Optional.empty();
    }
    var demo =
        new AlertDemo(
            environment,
            address,
            out,
            AlertChain.prepare(Checkout.of(environment), environment, address));
    Runtime.getRuntime().addShutdownHook(new Thread(demo::stop, "obs-demo-stop"));
    return Optional.of(demo);
  }

  /**
   * Starts the programs and sends a run of each job, before the week is sent: Prometheus cannot see
   * a counter grow that it has not seen before.
   */
  void start(Morning morning, ServerCalls calls, Clock clock) throws InterruptedException {
    out.printf("Starting Alertmanager and Prometheus …%n");
    chain.start(environment, address);
    morning.tellFirstRuns();
    new Trouble(clock.instant()).prepare(calls);
    PrometheusLook.awaitJobs(chain.prometheus(), ClinicalPlatform.jobs().size() + 2);
  }

  /**
   * Lets something go wrong and tells what is sent.
   *
   * @param sent since before the week was sent
   * @param longest after which it ends; until Ctrl-C where there is none
   */
  void watch(ServerCalls calls, SentAlerts sent, Clock clock, Optional<Duration> longest)
      throws InterruptedException {
    Instant start = clock.instant();
    var trouble = new Trouble(start);
    trouble.happen(calls);
    out.print(places());
    out.printf("%nWhat goes wrong now%n%s%n", trouble.text().indent(2).stripTrailing());
    out.printf("%nWhat Alertmanager has sent, as it told the server (UTC; Ctrl-C ends it):%n");
    tell(sent, clock, longest.map(start::plus));
  }

  private void tell(SentAlerts sent, Clock clock, Optional<Instant> end)
      throws InterruptedException {
    boolean anybodyTold = false;
    String counts = "";
    while (end.isEmpty() || clock.instant().isBefore(end.get())) {
      TimeUnit.SECONDS.sleep(1);
      chain.requireAlive();
      List<String> lines = sent.fresh();
      lines.forEach(line -> out.println("  " + line));
      anybodyTold |= !lines.isEmpty();
      String now = DeliveryCounts.of(chain.alertmanager());
      // While more is coming the sum would be another one a second later.
      if (lines.isEmpty() && anybodyTold && !now.equals(counts)) {
        out.println("            messages so far: " + now);
        counts = now;
      }
    }
  }

  private String places() {
    return """

        Who is told
        %1$s
        Where to look
          Alertmanager  %2$s   what is firing, grouped and silenced
          Prometheus    %3$s/alerts   every rule; /graph draws every number of %4$s/metrics
          Grafana       alerts/dashboards with its provisioning; in the environment of Grafana:
                        PROMETHEUS_URL=%3$s TRIALSYNC_API_URL=%4$s TRIALSYNC_API_TOKEN=$(./obs token --scope obs.read)
          The server    %4$s/v1/obs/alerts/notifications   which alert went out when
        """
        .formatted(
            String.join("\n", chain.receivers()).indent(2).stripTrailing(),
            chain.alertmanager(),
            chain.prometheus(),
            address);
  }

  private void stop() {
    try {
      close();
    } catch (InterruptedException impatient) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() throws InterruptedException {
    try {
      chain.close();
    } catch (IOException full) {
      out.println("Not all of what Alertmanager was given could be removed: " + full.getMessage());
    }
  }
}
