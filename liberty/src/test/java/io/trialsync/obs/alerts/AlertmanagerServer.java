package io.trialsync.obs.alerts;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

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
    return new AlertmanagerServer(program);
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
