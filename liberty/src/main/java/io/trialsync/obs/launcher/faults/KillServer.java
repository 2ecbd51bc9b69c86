package io.trialsync.obs.launcher.faults;

import java.io.IOException;
import java.util.Map;

/** {@code kill -9} of the server; who keeps services running starts it again. */
final class KillServer implements Nemesis {
  static final String NAME = "kill-server";

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public boolean kills() {
    return true;
  }

  @Override
  public long strike(Platform platform) throws IOException, InterruptedException {
    ObservedServer server = platform.servers().get(0);
    long killed = System.nanoTime();
    server.kill();
    server.startAgain(Map.of());
    return killed;
  }
}
