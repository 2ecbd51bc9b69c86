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
 * in place of people a sink and a mailbox.
 */
record AlertStack(
    RealServer server,
    PrometheusServer prometheus,
    AlertmanagerServer alertmanager,
    MessageSink sink,
    Mailbox mailbox) {

  static final String DATA_ENGINEERING = "data@example.org";
  static final String CLINICAL_OPERATIONS = "clinops@example.org";

  /** For tests that share one: each looks at all that was sent. */
  static final String SHARED = "AlertStack";

  private static final String SLACK = "/slack";

  /** The one of this JVM, ready, and stopped with it; the first caller waits for its start. */
  static AlertStack get() {
    return Holder.STACK;
  }

  /** Another one, ready, whose webhook of Slack is one that the sink does not know. */
  static AlertStack startWithAWrongWebhook() {
    return start(MessageSink.GONE);
  }

  /** Fails or skips the test when a program is missing, before anything is started. */
  static void requirePrograms() {
    InstalledProgram.require("prometheus", "prometheus");
    InstalledProgram.require("prometheus-alertmanager", "prometheus-alertmanager");
  }

  /** What has come so far for a receiver: an address of mail, or the path of one at the sink. */
  List<Message> messagesTo(String receiver) {
    return receiver.contains("@") ? mailbox.messages(receiver) : sink.at(receiver);
  }

  /** Ends all of it; the server may have been stopped before. */
  void stop() throws IOException, InterruptedException {
    stopAllButTheServer();
    server.stop();
  }

  private static AlertStack start(String slack) {
    try {
      var sink = new MessageSink();
      var mailbox = new Mailbox();
      Path settings = folder("alertmanager-settings-");
      URI address = RunningProgram.freeAddress();
      RealServer server = RealServer.startWith(settings(sink, slack, mailbox, settings, address));
      var alertmanager =
          AlertmanagerServer.start(
              address, settings.resolve("alertmanager.yml"), folder("alertmanager-"));
      var prometheus = PrometheusServer.start(folder("prometheus-"), server.base(), address);
      return new AlertStack(server, prometheus, alertmanager, sink, mailbox);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /** What an operator sets to be told in every way there is. */
  private static Map<String, String> settings(
      MessageSink sink, String slack, Mailbox mailbox, Path folder, URI alertmanager) {
    return Map.of(
        "OBS_ALERTMANAGER_DIR", folder.toString(),
        "OBS_ALERTMANAGER_URL", alertmanager.toString(),
        "ALERT_SLACK_WEBHOOK", sink.address(slack).toString(),
        "ALERT_TEAMS_WEBHOOK", sink.address("/teams").toString(),
        "ALERT_EMAILS", DATA_ENGINEERING + ", " + CLINICAL_OPERATIONS,
        "OBS_SMTP_SMARTHOST", mailbox.smarthost(),
        "ALERT_PAGERDUTY_KEY", "0123456789abcdef0123456789abcdef",
        "ALERT_PAGERDUTY_URL", sink.address("/pagerduty").toString(),
        "ALERT_WATCHDOG_WEBHOOK", sink.address("/watchdog").toString());
  }

  private static Path folder(String name) throws IOException {
    return Files.createTempDirectory(Path.of("target").toAbsolutePath(), name);
  }

  private static final class Holder {
    static final AlertStack STACK = startForAll();

    /** The server has a hook of its own, which also tidies up. */
    private static AlertStack startForAll() {
      AlertStack stack = start(SLACK);
      Runtime.getRuntime().addShutdownHook(new Thread(stack::stopAllButTheServer));
      return stack;
    }
  }

  private void stopAllButTheServer() {
    prometheus.close();
    alertmanager.close();
    sink.close();
    mailbox.close();
  }
}
