package io.trialsync.obs.launcher.faults;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** SIGSTOP of all processes of PostgreSQL: connections stay open and nothing answers. */
final class FreezeDatabase implements Nemesis {
  static final String NAME = "freeze-database";
  private static final Duration FROZEN = Duration.ofSeconds(10);

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public long strike(Platform platform) throws IOException, InterruptedException {
    long frozen = System.nanoTime();
    platform.processes().freeze();
    TimeUnit.NANOSECONDS.sleep(FROZEN.toNanos());
    platform.processes().thaw();
    long thawed = System.nanoTime();
    platform.outages().away(frozen, thawed);
    return thawed;
  }
}
