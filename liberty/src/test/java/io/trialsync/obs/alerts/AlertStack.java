package io.trialsync.obs.alerts;

import io.trialsync.obs.server.RealServer;
import java.io.IOException;
import java.io.UncheckedIOException;
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
        var alertmanager = AlertmanagerServer.start(folder("alertmanager-"), sink, mailbox);
        RealServer server = RealServer.startWith(Map.of());
        var prometheus =
            PrometheusServer.start(folder("prometheus-"), server.base(), alertmanager.base());
        var stack = new AlertStack(server, prometheus, alertmanager, sink, mailbox);
        Runtime.getRuntime().addShutdownHook(new Thread(stack::stop));
        return stack;
      } catch (IOException failed) {
        throw new UncheckedIOException(failed);
      }
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
