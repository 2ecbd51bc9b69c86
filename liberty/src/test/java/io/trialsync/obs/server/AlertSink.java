package io.trialsync.obs.server;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** Stands where Teams and Alertmanager would be: keeps what it is sent, and answers as told. */
final class AlertSink implements AutoCloseable {
  private final HttpServer server;
  private final Map<String, List<String>> bodies = new ConcurrentHashMap<>();
  private final Map<String, Integer> statuses = new ConcurrentHashMap<>();

  AlertSink() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException noPort) {
      throw new UncheckedIOException(noPort);
    }
    server.createContext("/", this::answer);
    server.start();
  }

  /** The one to which the shared server sends what is for Teams; until the JVM ends. */
  static AlertSink ofSharedServer() {
    return Holder.SINK;
  }

  String address(String path) {
    return "http://127.0.0.1:" + server.getAddress().getPort() + path;
  }

  /** What was sent to that path, the oldest first. */
  List<String> bodies(String path) {
    return bodies.getOrDefault(path, List.of());
  }

  /** From here on calls of that path are answered so. */
  void answer(String path, int status) {
    statuses.put(path, status);
  }

  private void answer(HttpExchange call) throws IOException {
    String path = call.getRequestURI().getPath();
    String body = new String(call.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    bodies.computeIfAbsent(path, unseen -> new CopyOnWriteArrayList<>()).add(body);
    call.sendResponseHeaders(statuses.getOrDefault(path, 200), -1);
    call.close();
  }

  @Override
  public void close() {
    server.stop(0);
  }

  private static final class Holder {
    static final AlertSink SINK = new AlertSink();
  }
}
