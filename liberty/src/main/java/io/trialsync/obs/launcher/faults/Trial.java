package io.trialsync.obs.launcher.faults;

import io.trialsync.obs.launcher.client.CommandException;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Reporters at work on a platform while things break, and the check of all of it afterwards. */
final class Trial {
  private static final Duration WARM_UP = Duration.ofSeconds(4);
  private static final int SHORTEST_LOAD_MILLIS = 400;
  private static final int LONGEST_LOAD_MILLIS = 1_400;
  private static final Duration LONGEST_RECOVERY = Duration.ofMinutes(2);

  private final Platform platform;
  private final String tenant;
  private final Ledger ledger = new Ledger();
  private final Faults faults;
  private final Recoveries recoveries;
  private final Random random;
  private final long seed;
  private final long start = System.nanoTime();

  Trial(Platform platform, String tenant, Faults faults, Recoveries recoveries, long seed) {
    this.platform = platform;
    this.tenant = tenant;
    this.faults = faults;
    this.recoveries = recoveries;
    this.seed = seed;
    this.random = new Random(seed);
  }

  Ledger ledger() {
    return ledger;
  }

  /** Breaks one thing after the other, until the deadline of {@code System.nanoTime()}. */
  void run(List<Nemesis> plan, long deadline) throws IOException, InterruptedException {
    Writers writers = Writers.start(platform, ledger, faults, platform.token(tenant), seed);
    TimeUnit.NANOSECONDS.sleep(WARM_UP.toNanos());
    int done = 0;
    for (Nemesis nemesis : plan) {
      if (System.nanoTime() > deadline) {
        System.out.printf("Time is up after %d of %d.%n", done, plan.size());
        break;
      }
      load();
      strike(nemesis, ++done, plan.size());
    }
    load();
    if (!writers.finish()) {
      faults.add(FaultKind.UNDELIVERED, "some reports got no good answer in 90 s of quiet");
    }
  }

  private void load() throws InterruptedException {
    TimeUnit.MILLISECONDS.sleep(
        SHORTEST_LOAD_MILLIS + random.nextInt(LONGEST_LOAD_MILLIS - SHORTEST_LOAD_MILLIS));
  }

  private void strike(Nemesis nemesis, int number, int of)
      throws IOException, InterruptedException {
    long struck = System.nanoTime() - start;
    long since = nemesis.strike(platform);
    for (ObservedServer server : platform.servers()) {
      awaitRecovery(server, nemesis);
    }
    Duration recovery = Duration.ofNanos(System.nanoTime() - since);
    recoveries.add(nemesis, recovery);
    System.out.printf(
        Locale.ROOT,
        "%4d of %d at +%d s  %-20s recovered after %5.1f s   %,9d acknowledged %,7d unknown%n",
        number,
        of,
        TimeUnit.NANOSECONDS.toSeconds(struck),
        nemesis.name(),
        recovery.toMillis() / 1e3,
        ledger.acknowledgedCount(),
        ledger.unknownCount());
  }

  /** Recovered is who takes a report, not who says that he is ready. */
  private void awaitRecovery(ObservedServer server, Nemesis nemesis) throws InterruptedException {
    try {
      server.awaitReady();
    } catch (CommandException ended) {
      faults.add(FaultKind.RECOVERY, "after " + nemesis.name() + ": " + ended.getMessage());
      throw ended;
    }
    long end = System.nanoTime() + LONGEST_RECOVERY.toNanos();
    while (!accepts(server)) {
      if (System.nanoTime() > end) {
        faults.add(
            FaultKind.RECOVERY,
            server.name() + " took no report for 2 minutes after " + nemesis.name());
        throw CommandException.failure("It did not recover; nothing more can be tried.");
      }
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(100));
    }
  }

  private boolean accepts(ObservedServer server) {
    RunStory probe = new StoryTeller(random, Clock.systemUTC()).single();
    Delivery delivery = probe.deliveries().get(0);
    Courier courier = server.directCourier(platform.token(tenant));
    ledger.sent(delivery.keys());
    Courier.Answer answer = courier.send(delivery);
    courier.disconnect();
    ledger.told(probe);
    if (answer.outcome() == Courier.Outcome.ACKNOWLEDGED) {
      ledger.acknowledged(delivery.keys());
      return true;
    }
    ledger.unknown(delivery.keys());
    return false;
  }

  /** Holds what is stored, and what the probes said, against the truth. */
  void check() throws SQLException {
    for (ObservedServer server : platform.servers()) {
      if (!accepts(server)) {
        faults.add(FaultKind.RECOVERY, server.name() + " refused a report when all was quiet");
      }
      new HistoryCheck(server.address(), platform.token(tenant), faults)
          .check(ledger.runs(), random);
    }
    try (Connection connection = platform.database().connect()) {
      new DatabaseCheck(tenant, ledger, faults).check(connection);
      new RollupCheck(tenant, faults).check(connection);
    }
  }

  /** Judges what the probes of health said. */
  void judgeHealth() {
    var judge =
        new HealthJudge(platform.outages().away(), platform.outages().unclear(), faults, start);
    platform
        .servers()
        .forEach(
            server -> {
              HealthWatch watch = server.watch();
              judge.judge(server.name(), watch.lives(), watch.readyLooks(), watch.aliveLooks());
            });
  }
}
