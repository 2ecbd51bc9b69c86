package io.trialsync.obs.alerts;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** A real Alertmanager with the settings that the server under test has written for it. */
final class AlertmanagerServer implements AutoCloseable {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private final URI address;
  private final RunningProgram program;

  private AlertmanagerServer(URI address, RunningProgram program) {
    this.address = address;
    this.program = program;
  }

  /**
   * One that is ready.
   *
   * @param folder for what it prints and keeps
   */
  static AlertmanagerServer start(URI address, Path settings, Path folder) throws IOException {
    var program =
        RunningProgram.start(
            InstalledProgram.require("prometheus-alertmanager", "prometheus-alertmanager"),
            folder,
            List.of(
                "--config.file=" + settings,
                "--storage.path=" + Files.createDirectory(folder.resolve("data")),
                "--web.listen-address=" + address.getAuthority(),
                "--cluster.listen-address=",
                "--log.level=warn"));
    program.awaitReady(address.resolve("/-/ready"));
    return new AlertmanagerServer(address, program);
  }

  /** Names of the alerts that it knows of and keeps back because of another one. */
  Set<String> keptBack() {
    try {
      var names = new TreeSet<String>();
      for (JsonNode alert : MAPPER.readTree(address.resolve("/api/v2/alerts").toURL())) {
        if (!alert.path("status").path("inhibitedBy").isEmpty()) {
          names.add(alert.path("labels").path("alertname").asText());
        }
      }
      return names;
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /** What it has printed: warnings and errors. */
  String said() {
    return program.said();
  }

  @Override
  public void close() {
    program.close();
  }
}
