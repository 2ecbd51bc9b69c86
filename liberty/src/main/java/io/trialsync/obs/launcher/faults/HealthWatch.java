package io.trialsync.obs.launcher.faults;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Asks a server three times a second whether it lives and whether it is ready, and notes it. */
final class HealthWatch implements AutoCloseable {
  private static final Duration BETWEEN = Duration.ofMillis(330);
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final HttpClient CLIENT =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();

  private final String server;
  private final List<Look> ready = new ArrayList<>();
  private final List<Look> alive = new ArrayList<>();
  private final List<Span> lives = new ArrayList<>();
  private final List<Thread> threads = new ArrayList<>();
  private long livesSince = Long.MIN_VALUE;

  private HealthWatch(String server) {
    this.server = server;
  }

  static HealthWatch start(String server, URI base) {
    var watch = new HealthWatch(server);
    watch.poll(base.resolve("/readyz"), watch.ready);
    watch.poll(base.resolve("/healthz"), watch.alive);
    return watch;
  }

  String server() {
    return server;
  }

  /** From now on it must answer. */
  synchronized void expectLife() {
    if (livesSince == Long.MIN_VALUE) {
      livesSince = System.nanoTime();
    }
  }

  /** From now on it need not, because we end it. */
  synchronized void expectNothing() {
    if (livesSince != Long.MIN_VALUE) {
      lives.add(new Span(livesSince, System.nanoTime()));
      livesSince = Long.MIN_VALUE;
    }
  }

  /** When it had to answer. */
  synchronized List<Span> lives() {
    var all = new ArrayList<>(lives);
    if (livesSince != Long.MIN_VALUE) {
      all.add(new Span(livesSince, System.nanoTime()));
    }
    return all;
  }

  /** What {@code /readyz} said. */
  List<Look> readyLooks() {
    synchronized (ready) {
      return List.copyOf(ready);
    }
  }

  /** What {@code /healthz} said. */
  List<Look> aliveLooks() {
    synchronized (alive) {
      return List.copyOf(alive);
    }
  }

  private void poll(URI address, List<Look> looks) {
    var request = HttpRequest.newBuilder(address).timeout(PATIENCE).build();
    Thread thread =
        new Thread(
            () -> {
              try {
                while (!Thread.currentThread().isInterrupted()) {
                  Look look = look(request);
                  synchronized (looks) {
                    looks.add(look);
                  }
                  TimeUnit.NANOSECONDS.sleep(BETWEEN.toNanos());
                }
              } catch (InterruptedException stopping) {
                Thread.currentThread().interrupt();
              }
            },
            "faults-watch-" + server);
    thread.setDaemon(true);
    thread.start();
    threads.add(thread);
  }

  private static Look look(HttpRequest request) throws InterruptedException {
    long start = System.nanoTime();
    int status;
    try {
      status = CLIENT.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
    } catch (IOException noAnswer) {
      status = 0;
    }
    return new Look(start, System.nanoTime(), status);
  }

  @Override
  public void close() {
    threads.forEach(Thread::interrupt);
  }
}
