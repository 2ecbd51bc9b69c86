package io.trialsync.obs.launcher.faults;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/** All reporters of a trial. */
final class Writers {
  private static final int CONNECTIONS = 8;
  private static final Duration PAUSE = Duration.ofMillis(25);
  private static final Duration LONGEST_DRAIN = Duration.ofSeconds(90);

  private final List<Thread> threads = new ArrayList<>();
  private final Outbox outbox = new Outbox();
  private volatile boolean stopping;

  private Writers() {}

  /** Starts them on the servers that the platform has at each moment. */
  static Writers start(Platform platform, Ledger ledger, Faults faults, String token, long seed) {
    var writers = new Writers();
    for (int i = 0; i < CONNECTIONS; i++) {
      var random = new Random(seed * CONNECTIONS + i);
      var routes = new Routes(platform, server -> server.courier(token));
      var writer =
          new Writer(
              ledger,
              writers.outbox,
              faults,
              routes::couriers,
              new StoryTeller(random, Clock.systemUTC()),
              random,
              PAUSE.toNanos(),
              () -> writers.stopping);
      var thread = new Thread(writer, "faults-writer-" + i);
      thread.setDaemon(true);
      thread.start();
      writers.threads.add(thread);
    }
    return writers;
  }

  /** Lets each end its run and deliver what is open; says whether all of it was delivered. */
  boolean finish() throws InterruptedException {
    stopping = true;
    long end = System.nanoTime() + LONGEST_DRAIN.toNanos();
    boolean finished = true;
    for (Thread thread : threads) {
      TimeUnit.NANOSECONDS.timedJoin(thread, Math.max(1, end - System.nanoTime()));
      finished &= !thread.isAlive();
      thread.interrupt();
    }
    return finished;
  }

  /** The couriers of one writer: one for each server that there is. */
  private static final class Routes {
    private final Platform platform;
    private final Function<ObservedServer, Courier> courierTo;
    private List<ObservedServer> known = List.of();
    private List<Courier> couriers = List.of();

    Routes(Platform platform, Function<ObservedServer, Courier> courierTo) {
      this.platform = platform;
      this.courierTo = courierTo;
    }

    List<Courier> couriers() {
      List<ObservedServer> now = platform.servers();
      if (!now.equals(known)) {
        couriers.forEach(Courier::disconnect);
        couriers = now.stream().map(courierTo).toList();
        known = now;
      }
      return couriers;
    }
  }
}
