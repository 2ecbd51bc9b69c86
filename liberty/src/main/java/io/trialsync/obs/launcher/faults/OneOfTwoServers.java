package io.trialsync.obs.launcher.faults;

import java.io.IOException;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Two servers on one database, of which first the one and then the other is killed. */
final class OneOfTwoServers implements Nemesis {
  static final String NAME = "one-of-two-servers";
  private static final int SECONDS_WITH_BOTH = 5;
  private static final int SECONDS_WITH_ONE = 3;

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
    ObservedServer first = platform.servers().get(0);
    ObservedServer second = platform.addServer();
    TimeUnit.SECONDS.sleep(SECONDS_WITH_BOTH);
    first.kill();
    TimeUnit.SECONDS.sleep(SECONDS_WITH_ONE);
    first.startAgain(Map.of());
    first.awaitReady();
    TimeUnit.SECONDS.sleep(SECONDS_WITH_BOTH);
    long killed = System.nanoTime();
    platform.removeServer(second);
    return killed;
  }
}
