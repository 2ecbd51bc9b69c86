package io.trialsync.obs.launcher.fuzz;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;

/** Stands on this machine where Teams would be, so that no message leaves it; keeps nothing. */
final class TeamsSink implements AutoCloseable {
  /** As Teams answers what it takes. */
  private static final int ACCEPTED = 202;

  private final HttpServer server;

  TeamsSink() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", TeamsSink::take);
    server.start();
  }

  /** What the setting of the webhook is. */
  String webhook() {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/teams";
  }

  private static void take(HttpExchange call) throws IOException {
    try (InputStream body = call.getRequestBody()) {
      body.transferTo(OutputStream.nullOutputStream());
    }
    call.sendResponseHeaders(ACCEPTED, -1);
    call.close();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
