package io.trialsync.obs.launcher.faults;

import java.io.IOException;
import java.time.Duration;
import java.util.Map;

/** SIGTERM of the server with requests under way: it has to end in order, and soon. */
final class TerminateServer implements Nemesis {
  static final String NAME = "terminate-server";
  private static final Duration LIMIT = Duration.ofSeconds(30);

  private final Faults faults;

  TerminateServer(Faults faults) {
    this.faults = faults;
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public long strike(Platform platform) throws IOException, InterruptedException {
    ObservedServer server = platform.servers().get(0);
    long asked = System.nanoTime();
    Duration took = server.terminate(LIMIT);
    if (took.compareTo(LIMIT) >= 0) {
      faults.add(
          FaultKind.RECOVERY,
          server.name() + " did not end within " + LIMIT.toSeconds() + " s of SIGTERM");
    }
    server.startAgain(Map.of());
    return asked;
  }
}
