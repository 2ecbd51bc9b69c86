package io.trialsync.obs.web.security;

import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** An issuer's key address on loopback that counts who asks; its answer can be changed. */
final class PublishedKeys implements AutoCloseable {

  private final HttpServer server;
  private final ExecutorService executor = Executors.newCachedThreadPool();
  final AtomicInteger fetches = new AtomicInteger();
  volatile String body;
  volatile int status = 200;
  volatile Optional<String> redirect = Optional.empty();
  volatile Optional<CountDownLatch> hangs = Optional.empty();

  PublishedKeys(JWK... keys) throws IOException {
    body = new JWKSet(List.of(keys)).toString(true);
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          fetches.incrementAndGet();
          hangs.ifPresent(PublishedKeys::await);
          redirect.ifPresent(to -> exchange.getResponseHeaders().set("Location", to));
          byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
          exchange.getResponseHeaders().set("Content-Type", "application/json");
          exchange.sendResponseHeaders(status, bytes.length);
          exchange.getResponseBody().write(bytes);
          exchange.close();
        });
    server.setExecutor(executor);
    server.start();
  }

  URI address() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/certs");
  }

  /** A verifier's view of these keys; it waits longer than a server would, for busy machines. */
  PublicKeys keys(Clock clock) {
    return keys(clock, Duration.ofSeconds(30));
  }

  PublicKeys keys(Clock clock, Duration patience) {
    var source = new KeyAddress(address(), patience);
    return new PublicKeys(new KeyCache("test", source, Duration.ofMinutes(5), clock));
  }

  private static void await(CountDownLatch released) {
    try {
      released.await();
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    hangs.ifPresent(CountDownLatch::countDown);
    server.stop(0);
    executor.shutdownNow();
  }
}
