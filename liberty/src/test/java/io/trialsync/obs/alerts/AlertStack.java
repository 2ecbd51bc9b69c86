package io.trialsync.obs.alerts;

import io.trialsync.obs.server.RealServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * All that lies between a report and a person, for real: the server, Prometheus, Alertmanager, and
 * in place of people a sink and a mailbox. Started once for all tests of a JVM, and stopped with
 * it.
 */
record AlertStack(
    RealServer server,
    PrometheusServer prometheus,
    AlertmanagerServer alertmanager,
    MessageSink sink,
    Mailbox mailbox) {

  /** The one of this JVM, ready; the first caller waits for its start. */
  static AlertStack get() {
    return Holder.STACK;
  }

  /** Fails or skips the test when a program is missing, before anything is started. */
  static void requirePrograms() {
    InstalledProgram.require("prometheus", "prometheus");
    InstalledProgram.require("prometheus-alertmanager", "prometheus-alertmanager");
  }

  /** What has come so far for a receiver: {@code mail}, or the path of one at the sink. */
  List<Message> messagesTo(String receiver) {
    return receiver.equals("mail") ? mailbox.messages() : sink.at(receiver);
  }

  private static final class Holder {
    static final AlertStack STACK = start();

    private static AlertStack start() {
      try {
        var sink = new MessageSink();
        var mailbox = new Mailbox();
        Path settings = folder("alertmanager-settings-");
        URI address = URI.create("http://127.0.0.1:" + RunningProgram.freePort());
        RealServer server = RealServer.startWith(settings(sink, mailbox, settings, address));
        var alertmanager =
            AlertmanagerServer.start(
                address, settings.resolve("alertmanager.yml"), folder("alertmanager-"));
        var prometheus = PrometheusServer.start(folder("prometheus-"), server.base(), address);
        var stack = new AlertStack(server, prometheus, alertmanager, sink, mailbox);
        Runtime.getRuntime().addShutdownHook(new Thread(stack::stop));
        return stack;
      } catch (IOException failed) {
        throw new UncheckedIOException(failed);
      }
    }

    /** What an operator sets to be told in every way there is. */
    private static Map<String, String> settings(
        MessageSink sink, Mailbox mailbox, Path folder, URI alertmanager) {
      return Map.of(
          "OBS_ALERTMANAGER_DIR", folder.toString(),
          "OBS_ALERTMANAGER_URL", alertmanager.toString(),
          "ALERT_SLACK_WEBHOOK", sink.address("/slack").toString(),
          "ALERT_TEAMS_WEBHOOK", sink.address("/teams").toString(),
          "ALERT_EMAILS", "data@example.org, clinops@example.org",
          "OBS_SMTP_SMARTHOST", mailbox.smarthost(),
          "ALERT_PAGERDUTY_KEY", "0123456789abcdef0123456789abcdef",
          "ALERT_PAGERDUTY_URL", sink.address("/pagerduty").toString(),
          "ALERT_WATCHDOG_WEBHOOK", sink.address("/watchdog").toString());
    }

    private static Path folder(String name) throws IOException {
      return Files.createTempDirectory(Path.of("target").toAbsolutePath(), name);
    }
  }

  private void stop() {
    prometheus.close();
    alertmanager.close();
    sink.close();
    mailbox.close();
  }
}
