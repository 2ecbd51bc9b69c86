package io.trialsync.obs.launcher.fuzz;

import io.trialsync.obs.launcher.client.ServerAddress;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Sends the requests of a plan on some connections at a time and judges each answer. */
final class FuzzRun {
  private static final int SECONDS_BETWEEN_LINES = 10;
  private static final int FAULTS_TO_GIVE_UP = 200;

  private final Plan plan;
  private final ServerAddress address;
  private final Judge judge;
  private final int connections;
  private final FuzzCounts counts = new FuzzCounts();

  FuzzRun(Plan plan, ServerAddress address, Judge judge, int connections) {
    this.plan = plan;
    this.address = address;
    this.judge = judge;
    this.connections = connections;
  }

  /** Sends the requests from one number up to another, that one left out. */
  void send(int from, int to, PrintStream out) throws InterruptedException {
    var next = new AtomicInteger(from);
    ExecutorService senders = Executors.newFixedThreadPool(connections);
    try {
      List<Runnable> work = new ArrayList<>();
      for (int i = 0; i < connections; i++) {
        work.add(() -> send(next, to));
      }
      work.forEach(senders::execute);
      senders.shutdown();
      while (!senders.awaitTermination(SECONDS_BETWEEN_LINES, TimeUnit.SECONDS)) {
        out.println(counts.line());
      }
    } finally {
      senders.shutdownNow();
    }
  }

  private void send(AtomicInteger next, int to) {
    try (var connection = new FuzzConnection(address)) {
      int number = next.getAndIncrement();
      while (number < to && counts.faults() < FAULTS_TO_GIVE_UP && !Thread.interrupted()) {
        send(plan.request(number), connection);
        number = next.getAndIncrement();
      }
    }
  }

  private void send(FuzzRequest request, FuzzConnection connection) {
    FuzzAnswer answer = connection.exchange(request);
    counts.count(answer);
    judge
        .fault(request, answer)
        .ifPresent(fault -> counts.found(new FuzzCounts.Finding(request, answer, fault)));
  }

  FuzzCounts counts() {
    return counts;
  }
}
