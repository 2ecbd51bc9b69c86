package io.trialsync.obs.alerts;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A real Alertmanager with {@code alerts/alertmanager/example.yml} as it is shipped, but for the
 * addresses of the receivers and the hours in which nothing is sent.
 */
final class AlertmanagerServer implements AutoCloseable {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private final URI base;
  private final RunningProgram program;

  private AlertmanagerServer(URI base, RunningProgram program) {
    this.base = base;
    this.program = program;
  }

  /** One that sends to the sink and the mailbox, and is ready. */
  static AlertmanagerServer start(Path folder, MessageSink sink, Mailbox mailbox)
      throws IOException {
    var installed = InstalledProgram.require("prometheus-alertmanager", "prometheus-alertmanager");
    Path secrets = Files.createDirectory(folder.resolve("secrets"));
    Files.writeString(secrets.resolve("slack_webhook"), sink.address("/slack").toString());
    Files.writeString(secrets.resolve("obs_token"), "a-token");
    Files.writeString(secrets.resolve("pagerduty_key"), "a-key");
    Path settings = folder.resolve("alertmanager.yml");
    MAPPER.writeValue(settings.toFile(), settings(sink, mailbox));
    URI base = URI.create("http://127.0.0.1:" + RunningProgram.freePort());
    var program =
        RunningProgram.start(
            installed,
            folder,
            List.of(
                "--config.file=" + settings,
                "--storage.path=" + Files.createDirectory(folder.resolve("data")),
                "--web.listen-address=" + base.getAuthority(),
                "--cluster.listen-address=",
                "--log.level=warn"));
    program.awaitReady(base.resolve("/-/ready"));
    return new AlertmanagerServer(base, program);
  }

  URI base() {
    return base;
  }

  /** What it has printed: warnings and errors. */
  String said() {
    return program.said();
  }

  private static JsonNode settings(MessageSink sink, Mailbox mailbox) {
    Path example = AlertFiles.FOLDER.resolve("alertmanager/example.yml");
    var all = (ObjectNode) AlertFiles.yaml(example);
    all.putArray("templates").add(example.resolveSibling("*.tmpl").toString());
    ((ObjectNode) all.path("global")).put("smtp_smarthost", mailbox.smarthost());
    for (JsonNode route : all.path("route").path("routes")) {
      ((ObjectNode) route).remove("mute_time_intervals");
    }
    for (JsonNode receiver : all.path("receivers")) {
      for (JsonNode webhook : receiver.path("webhook_configs")) {
        boolean teams = webhook.path("url").asText().endsWith("/teams");
        String path = teams ? "/teams" : "/" + receiver.path("name").asText();
        ((ObjectNode) webhook).put("url", sink.address(path).toString());
      }
      for (JsonNode pager : receiver.path("pagerduty_configs")) {
        ((ObjectNode) pager).put("url", sink.address("/pagerduty").toString());
      }
    }
    return all;
  }

  @Override
  public void close() {
    program.close();
  }
}
