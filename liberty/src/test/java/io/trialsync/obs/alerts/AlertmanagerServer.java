package io.trialsync.obs.alerts;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;

/** A real Alertmanager with the settings that the server under test has written for it. */
final class AlertmanagerServer implements AutoCloseable {
  private final RunningProgram program;

  private AlertmanagerServer(RunningProgram program) {
    this.program = program;
  }

  /**
   * One that is ready.
   *
   * @param folder for what it prints and keeps
   */
  static AlertmanagerServer start(URI address, Path settings, Path folder) {
    return new AlertmanagerServer(
        RunningProgram.start(
            InstalledProgram.require("prometheus-alertmanager", "prometheus-alertmanager"),
            address,
            settings,
            folder,
            "--storage.path=" + folder.resolve("data"),
            "--cluster.listen-address="));
  }

  /** Names of the alerts that it knows of and keeps back because of another one. */
  Set<String> keptBack() {
    var names = new TreeSet<String>();
    for (JsonNode alert : program.get("/api/v2/alerts")) {
      if (!alert.path("status").path("inhibitedBy").isEmpty()) {
        names.add(alert.path("labels").path("alertname").asText());
      }
    }
    return names;
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
