package io.trialsync.obs.launcher.bench;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.trialsync.obs.launcher.client.ServerAddress;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Talks to a socket that hangs up, refuses and answers as it is told to. */
@Timeout(value = 30, unit = TimeUnit.SECONDS)
class ConnectionLoopTest {
  private static final String HANG_UP = "";
  private static final String CREATED = "HTTP/1.1 201 Created\r\nContent-Length: 0\r\n\r\n";
  private static final String LAST = "HTTP/1.1 401 Unauthorized\r\nContent-Length: 0\r\n\r\n";

  private final List<String> heard = new CopyOnWriteArrayList<>();
  private final Tally tally = new Tally(1);
  private final Progress progress = new Progress();
  private ServerSocket listener;

  @BeforeEach
  void listen() throws IOException {
    listener = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
  }

  @AfterEach
  void close() throws IOException {
    listener.close();
  }

  @Test
  void sendsARequestWithoutAnswerAgainUnchanged() {
    talk(CREATED, HANG_UP, CREATED, LAST);
    assertThat(heard).containsExactly("/1", "/2", "/2", "/3");
    assertThat(tally.errorsByStatus()).isEqualTo(Map.of("no answer", 1L, "401", 1L));
    assertThat(tally.latencies(0).count()).isEqualTo(2);
  }

  @Test
  void goesOnToTheNextRequestAfterARefusal() {
    talk("HTTP/1.1 503 Busy\r\nConnection: close\r\nContent-Length: 0\r\n\r\n", CREATED, LAST);
    assertThat(heard).containsExactly("/1", "/2", "/3");
    assertThat(tally.errorsByStatus()).isEqualTo(Map.of("503", 1L, "401", 1L));
  }

  @Test
  void stopsWhenTheTokenIsRefused() {
    talk(LAST);
    assertThat(progress.refusedStatus()).isEqualTo(401);
    assertThat(heard).containsExactly("/1");
  }

  private void talk(String... answers) {
    var server = CompletableFuture.runAsync(() -> serve(List.of(answers)));
    var number = new AtomicInteger();
    Conversation conversation =
        () ->
            new Conversation.Request(
                0, ("GET /" + number.incrementAndGet() + " HTTP/1.1\r\n\r\n").getBytes(UTF_8));
    long now = System.nanoTime();
    var address = URI.create("http://127.0.0.1:" + listener.getLocalPort());
    new ConnectionLoop(
            new ServerAddress(address),
            new Schedule(now, now, now + TimeUnit.SECONDS.toNanos(20), 0),
            conversation,
            progress,
            tally)
        .run();
    server.join();
  }

  private void serve(List<String> answers) {
    int next = 0;
    while (next < answers.size()) {
      try (var socket = listener.accept()) {
        var in = new BufferedReader(new InputStreamReader(socket.getInputStream(), UTF_8));
        boolean open = true;
        while (open && next < answers.size()) {
          heard.add(in.readLine().split(" ")[1]);
          in.readLine();
          String answer = answers.get(next++);
          socket.getOutputStream().write(answer.getBytes(UTF_8));
          open = !answer.equals(HANG_UP) && !answer.contains("close");
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
