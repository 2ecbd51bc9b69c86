package io.trialsync.obs.launcher.faults;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * The database away for minutes: first its packets get lost, then nobody listens, and in the end it
 * comes back by a start of its own.
 */
final class DatabaseAway implements Nemesis {
  static final String NAME = "database-away";

  private final Duration duration;

  DatabaseAway(Duration duration) {
    this.duration = duration;
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public long strike(Platform platform) throws IOException, InterruptedException {
    long half = duration.toNanos() / 2;
    long gone = System.nanoTime();
    platform.back().set(LoopbackProxy.Mode.SILENT);
    TimeUnit.NANOSECONDS.sleep(half);
    platform.keeper().hold(true);
    platform.processes().kill();
    platform.back().set(LoopbackProxy.Mode.REFUSE);
    TimeUnit.NANOSECONDS.sleep(half);
    platform.keeper().hold(false);
    platform.awaitDatabase();
    platform.back().set(LoopbackProxy.Mode.PASS);
    long back = System.nanoTime();
    platform.outages().away(gone, back);
    return back;
  }
}
