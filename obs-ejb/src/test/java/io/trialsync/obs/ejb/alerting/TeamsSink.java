package io.trialsync.obs.ejb.alerting;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Stands where Teams would: keeps what it is sent, and answers as it is told. */
final class TeamsSink implements AutoCloseable {
  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final List<String> bodies = new CopyOnWriteArrayList<>();
  private final List<String> paths = new CopyOnWriteArrayList<>();
  private final CountDownLatch end = new CountDownLatch(1);
  private volatile int status = 202;
  private volatile boolean silent;

  TeamsSink() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::answer);
    server.setExecutor(threads);
    server.start();
  }

  URI address() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/workflow?sig=s");
  }

  void answerWith(int other) {
    status = other;
  }

  void sayNothing() {
    silent = true;
  }

  List<String> bodies() {
    return bodies;
  }

  List<String> paths() {
    return paths;
  }

  private void answer(HttpExchange call) throws IOException {
    paths.add(call.getRequestURI().toString());
    bodies.add(new String(call.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
    if (silent) {
      try {
        end.await();
      } catch (InterruptedException stopped) {
        Thread.currentThread().interrupt();
      }
    }
    call.getResponseHeaders().add("Location", "/elsewhere");
    call.sendResponseHeaders(status, -1);
    call.close();
  }

  @Override
  public void close() {
    end.countDown();
    server.stop(0);
    threads.shutdownNow();
  }
}
