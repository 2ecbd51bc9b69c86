package io.trialsync.obs.alerts;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Takes what Slack, Teams, PagerDuty and webhooks would be sent, and notes when it came. The path
 * says for whom it was.
 */
final class MessageSink implements AutoCloseable {
  /** A path at which nobody is at home. */
  static final String GONE = "/gone";

  private static final byte[] THANKS = "ok".getBytes(StandardCharsets.UTF_8);
  private static final int THREADS = 4;

  private final List<Message> messages = new CopyOnWriteArrayList<>();
  private final ExecutorService threads = Executors.newFixedThreadPool(THREADS);
  private final HttpServer server;

  MessageSink() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
    server.setExecutor(threads);
    server.createContext("/", this::take);
    server.start();
  }

  URI address(String path) {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path);
  }

  /** What has come so far for the one behind that path, first things first. */
  List<Message> at(String path) {
    return messages.stream().filter(message -> message.receiver().equals(path)).toList();
  }

  private void take(HttpExchange exchange) throws IOException {
    Instant now = Instant.now();
    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    String path = exchange.getRequestURI().getPath();
    messages.add(new Message(path, now, body));
    exchange.sendResponseHeaders(path.equals(GONE) ? 404 : 200, THANKS.length);
    exchange.getResponseBody().write(THANKS);
    exchange.close();
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
