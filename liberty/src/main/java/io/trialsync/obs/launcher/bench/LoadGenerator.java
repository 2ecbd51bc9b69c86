package io.trialsync.obs.launcher.bench;

import io.trialsync.obs.launcher.client.AccessToken;
import io.trialsync.obs.launcher.client.CommandException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Holds the conversations of several loads at once and adds up what each load measured. */
final class LoadGenerator {
  private final int warmup;
  private final int seconds;
  private final boolean shows;
  private final List<Running> running = new ArrayList<>();
  private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();

  /**
   * @param shows whether there is a line each second
   */
  LoadGenerator(int warmup, int seconds, boolean shows) {
    this.warmup = warmup;
    this.seconds = seconds;
    this.shows = shows;
  }

  /** One result for each load, in their order. */
  List<BenchResult> run(List<Load> loads) {
    Schedule schedule = Schedule.startingNow(warmup, seconds);
    for (Load load : loads) {
      running.add(start(load, schedule));
    }
    await(schedule);
    throwFailure();
    double measured = (System.nanoTime() - schedule.measureFrom()) / 1e9;
    return running.stream().map(load -> load.result(measured)).toList();
  }

  private Running start(Load load, Schedule schedule) {
    var started = new Running(load, new Progress(), new ArrayList<>(), new ArrayList<>());
    for (int i = 0; i < load.connections(); i++) {
      var tally = new Tally(load.kinds().size());
      var loop =
          new ConnectionLoop(
              load.address(),
              schedule.ofConnection(i, load.connections(), load.rate()),
              load.conversations().get(),
              started.progress(),
              tally);
      var thread = new Thread(loop, load.name() + "-" + i);
      thread.setUncaughtExceptionHandler((broken, cause) -> failure.compareAndSet(null, cause));
      started.tallies().add(tally);
      started.threads().add(thread);
      thread.start();
    }
    return started;
  }

  private void throwFailure() {
    Throwable cause = failure.get();
    if (cause instanceof CommandException sentence) {
      throw sentence;
    }
    if (cause != null) {
      throw new IllegalStateException("A connection of the generator broke off", cause);
    }
    for (Running load : running) {
      if (load.progress().refusedStatus() != 0) {
        throw AccessToken.refused(load.progress().refusedStatus());
      }
    }
  }

  private void await(Schedule schedule) {
    List<Thread> threads = running.stream().flatMap(load -> load.threads().stream()).toList();
    try {
      for (long second = 1; threads.stream().anyMatch(Thread::isAlive); second++) {
        long next = schedule.begin() + TimeUnit.SECONDS.toNanos(second);
        for (Thread thread : threads) {
          TimeUnit.NANOSECONDS.timedJoin(thread, next - System.nanoTime());
        }
        show(second);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw CommandException.failure("The measurement was interrupted.");
    }
  }

  private void show(long second) {
    for (Running load : running) {
      load.progress().closeWindow(second - warmup);
    }
    if (shows) {
      running.get(0).progress().show(System.err, second, second <= warmup);
    }
  }

  /** A load with its threads. */
  private record Running(Load load, Progress progress, List<Tally> tallies, List<Thread> threads) {
    BenchResult result(double seconds) {
      var sum = new Tally(load.kinds().size());
      tallies.forEach(sum::add);
      return new BenchResult(
          load.name(),
          load.connections(),
          seconds,
          load.kinds(),
          sum,
          progress.good(),
          progress.windows());
    }
  }
}
