package io.trialsync.obs.launcher.bench;

import io.trialsync.obs.launcher.client.AccessToken;
import io.trialsync.obs.launcher.client.CommandException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Runs the same kind of conversation on several connections at once and adds up what they measured.
 */
final class LoadGenerator {
  private final BenchSettings settings;
  private final Progress progress = new Progress();
  private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();

  LoadGenerator(BenchSettings settings) {
    this.settings = settings;
  }

  BenchResult run(String name, List<String> kinds, Supplier<Conversation> conversations) {
    Schedule schedule = Schedule.startingNow(settings);
    var tallies = new ArrayList<Tally>();
    var threads = new ArrayList<Thread>();
    for (int i = 0; i < settings.connections(); i++) {
      var tally = new Tally(kinds.size());
      tallies.add(tally);
      var loop =
          new ConnectionLoop(
              settings.address(),
              schedule.ofConnection(i, settings.connections()),
              conversations.get(),
              progress,
              tally);
      var thread = new Thread(loop, "bench-" + i);
      thread.setUncaughtExceptionHandler((broken, cause) -> failure.compareAndSet(null, cause));
      threads.add(thread);
      thread.start();
    }
    await(threads, schedule);
    throwFailure();
    if (progress.refusedStatus() != 0) {
      throw AccessToken.refused(progress.refusedStatus());
    }
    double seconds = (System.nanoTime() - schedule.measureFrom()) / 1e9;
    return new BenchResult(name, settings.connections(), seconds, kinds, sum(kinds, tallies));
  }

  private void throwFailure() {
    Throwable cause = failure.get();
    if (cause instanceof CommandException sentence) {
      throw sentence;
    }
    if (cause != null) {
      throw new IllegalStateException("A connection of the generator broke off", cause);
    }
  }

  private void await(List<Thread> threads, Schedule schedule) {
    long started = System.nanoTime();
    try {
      for (long second = 1; threads.stream().anyMatch(Thread::isAlive); second++) {
        long next = started + TimeUnit.SECONDS.toNanos(second);
        for (Thread thread : threads) {
          TimeUnit.NANOSECONDS.timedJoin(thread, next - System.nanoTime());
        }
        progress.show(System.err, second, !schedule.measures(System.nanoTime()));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw CommandException.failure("The measurement was interrupted.");
    }
  }

  private static Tally sum(List<String> kinds, List<Tally> tallies) {
    var sum = new Tally(kinds.size());
    tallies.forEach(sum::add);
    return sum;
  }
}
