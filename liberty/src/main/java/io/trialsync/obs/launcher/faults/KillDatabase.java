package io.trialsync.obs.launcher.faults;

import java.io.IOException;

/** {@code kill -9} of PostgreSQL with all its processes. */
final class KillDatabase implements Nemesis {
  static final String NAME = "kill-database";

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
    long killed = System.nanoTime();
    platform.processes().kill();
    platform.awaitDatabase();
    platform.outages().away(killed, System.nanoTime());
    return killed;
  }
}
