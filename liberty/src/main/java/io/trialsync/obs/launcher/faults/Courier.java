package io.trialsync.obs.launcher.faults;

import io.trialsync.obs.launcher.bench.HttpConnection;
import io.trialsync.obs.launcher.bench.Requests;
import io.trialsync.obs.launcher.client.ServerAddress;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Carries reports to one server over one connection and understands what it answers. */
final class Courier {
  private static final Pattern COUNTED =
      Pattern.compile("\\{\"accepted\":(\\d+),\"duplicates\":(\\d+),\"rejected\":\\[]}");

  private final ServerAddress named;
  private final ServerAddress reached;
  private final String token;
  private @Nullable HttpConnection connection;

  /**
   * @param named the address of the server itself, which it wants to read in the request
   * @param reached where to connect to, which may be a proxy
   */
  Courier(ServerAddress named, ServerAddress reached, String token) {
    this.named = named;
    this.reached = reached;
    this.token = token;
  }

  /** What the sender knows after a try. */
  enum Outcome {
    ACKNOWLEDGED,
    UNKNOWN,
    REFUSED
  }

  /** What the server last answered, for people. */
  record Answer(Outcome outcome, String words) {}

  /** Sends the request once. */
  Answer send(Delivery delivery) {
    try {
      HttpConnection open = connected();
      int status = open.exchange(request(delivery), true);
      String body = open.body();
      if (!open.reusable()) {
        disconnect();
      }
      return new Answer(outcome(delivery, status, body), status + " " + body);
    } catch (IOException noAnswer) {
      disconnect();
      return new Answer(Outcome.UNKNOWN, "no answer (" + noAnswer.getMessage() + ")");
    }
  }

  static Outcome outcome(Delivery delivery, int status, String body) {
    if (status >= 500 || status == 429) {
      return Outcome.UNKNOWN;
    }
    if (status >= 300) {
      return Outcome.REFUSED;
    }
    if (delivery.path().equals(Delivery.LINEAGE)) {
      return Outcome.ACKNOWLEDGED;
    }
    Matcher counted = COUNTED.matcher(body.strip());
    boolean all =
        counted.matches()
            && Integer.parseInt(counted.group(1)) + Integer.parseInt(counted.group(2))
                == delivery.keys().size();
    return all ? Outcome.ACKNOWLEDGED : Outcome.REFUSED;
  }

  private byte[] request(Delivery delivery) {
    String head = Requests.postHead(named, token, delivery.path(), delivery.body().length);
    var bytes = new ByteArrayOutputStream(head.length() + delivery.body().length);
    bytes.writeBytes(head.getBytes(StandardCharsets.US_ASCII));
    bytes.writeBytes(delivery.body());
    return bytes.toByteArray();
  }

  private HttpConnection connected() throws IOException {
    HttpConnection known = connection;
    if (known == null) {
      known = HttpConnection.open(reached);
      connection = known;
    }
    return known;
  }

  void disconnect() {
    if (connection != null) {
      connection.close();
      connection = null;
    }
  }
}
