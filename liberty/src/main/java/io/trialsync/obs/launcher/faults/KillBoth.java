package io.trialsync.obs.launcher.faults;

import java.io.IOException;
import java.util.Map;

/** {@code kill -9} of the server and of PostgreSQL, as when a machine fails. */
final class KillBoth implements Nemesis {
  static final String NAME = "kill-both";

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
    platform.processes().kill();
    server.kill();
    server.startAgain(Map.of());
    platform.awaitDatabase();
    platform.outages().away(killed, System.nanoTime());
    return killed;
  }
}
