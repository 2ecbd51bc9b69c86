package io.trialsync.obs.web.security;

import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** An issuer's key address on loopback that counts who asks; its answer can be changed. */
final class PublishedKeys implements AutoCloseable {

  private final HttpServer server;
  final AtomicInteger fetches = new AtomicInteger();
  volatile String body;
  volatile int status = 200;

  PublishedKeys(JWK... keys) throws IOException {
    body = new JWKSet(List.of(keys)).toString(true);
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          fetches.incrementAndGet();
          byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
          exchange.getResponseHeaders().set("Content-Type", "application/json");
          exchange.sendResponseHeaders(status, bytes.length);
          exchange.getResponseBody().write(bytes);
          exchange.close();
        });
    server.start();
  }

  URL address() throws MalformedURLException {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/certs").toURL();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
