package io.trialsync.obs.launcher.faults;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The clock of the server an hour ahead, then an hour behind, then right again. */
final class ClockOff implements Nemesis {
  static final String NAME = "clock-off";
  private static final Duration LIMIT = Duration.ofSeconds(30);
  private static final Duration WRONG = Duration.ofSeconds(6);

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public long strike(Platform platform) throws IOException, InterruptedException {
    ObservedServer server = platform.servers().get(0);
    for (String offset : List.of("PT1H", "-PT1H")) {
      server.terminate(LIMIT);
      server.startAgain(Map.of("OBS_CLOCK_OFFSET", offset));
      server.awaitReady();
      TimeUnit.NANOSECONDS.sleep(WRONG.toNanos());
    }
    long righted = System.nanoTime();
    server.terminate(LIMIT);
    server.startAgain(Map.of());
    return righted;
  }
}
