package io.trialsync.obs.launcher.faults;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/** Connections that are cut after the request and before the answer, again and again. */
final class CutAnswers implements Nemesis {
  static final String OF_SERVER = "cut-answers";
  static final String OF_DATABASE = "cut-database";
  private static final Duration LONG = Duration.ofSeconds(5);

  private final String name;
  private final Function<Platform, List<LoopbackProxy>> ways;

  private CutAnswers(String name, Function<Platform, List<LoopbackProxy>> ways) {
    this.name = name;
    this.ways = ways;
  }

  /** Between the reporters and the servers. */
  static CutAnswers ofServer() {
    return new CutAnswers(
        OF_SERVER, platform -> platform.servers().stream().map(ObservedServer::front).toList());
  }

  /** Between the servers and the database. */
  static CutAnswers ofDatabase() {
    return new CutAnswers(OF_DATABASE, platform -> List.of(platform.back()));
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public long strike(Platform platform) throws InterruptedException {
    List<LoopbackProxy> broken = ways.apply(platform);
    long from = System.nanoTime();
    broken.forEach(way -> way.set(LoopbackProxy.Mode.CUT_ANSWERS));
    TimeUnit.NANOSECONDS.sleep(LONG.toNanos());
    broken.forEach(way -> way.set(LoopbackProxy.Mode.PASS));
    long until = System.nanoTime();
    if (name.equals(OF_DATABASE)) {
      platform.outages().unclear(from, until);
    }
    return until;
  }
}
