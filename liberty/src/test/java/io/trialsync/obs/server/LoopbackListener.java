package io.trialsync.obs.server;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/** Listens on this machine, counts who calls, and can be shut so that callers are refused. */
final class LoopbackListener implements AutoCloseable {
  private final Supplier<String> answer;
  private final AtomicInteger calls = new AtomicInteger();
  private HttpServer server;

  private LoopbackListener(Supplier<String> answer) throws IOException {
    this.answer = answer;
    this.server = listen(0);
  }

  /** One that always says the same. */
  static LoopbackListener answering(String json) throws IOException {
    return new LoopbackListener(() -> json);
  }

  /** One that asks somebody else each time. */
  static LoopbackListener passingOn(Supplier<String> source) throws IOException {
    return new LoopbackListener(source);
  }

  URI address(String path) {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path);
  }

  int calls() {
    return calls.get();
  }

  /** From here on nobody can connect. */
  void shut() {
    server.stop(0);
  }

  /** Listens again where it did. */
  void open() throws IOException {
    server = listen(server.getAddress().getPort());
  }

  private HttpServer listen(int port) throws IOException {
    var made = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
    made.createContext("/", this::answer);
    made.start();
    return made;
  }

  private void answer(HttpExchange exchange) throws IOException {
    calls.incrementAndGet();
    byte[] bytes = answer.get().getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(200, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
