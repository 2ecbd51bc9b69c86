package io.trialsync.obs.launcher.fuzz;

import io.trialsync.obs.launcher.bench.HttpConnection;
import io.trialsync.obs.launcher.client.ServerAddress;
import java.io.Closeable;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** A connection that is opened again whenever the server has ended it. */
final class FuzzConnection implements Closeable {
  private final ServerAddress address;
  private @Nullable HttpConnection connection;

  FuzzConnection(ServerAddress address) {
    this.address = address;
  }

  /**
   * Sends the request and reads the answer. A connection that was used before may have been ended
   * by the server meanwhile, so that only a fresh one that gives no answer counts.
   */
  FuzzAnswer exchange(FuzzRequest request) {
    byte[] bytes = request.draft().bytes(address.base().getAuthority());
    boolean used = connection != null;
    FuzzAnswer answer = exchange(bytes);
    return used && answer.status() == FuzzAnswer.BROKEN ? exchange(bytes) : answer;
  }

  private FuzzAnswer exchange(byte[] bytes) {
    long start = System.nanoTime();
    try {
      HttpConnection open = connection == null ? HttpConnection.open(address) : connection;
      connection = open;
      int status = open.exchange(bytes, true);
      var answer = new FuzzAnswer(status, open.head(), open.body(), millisSince(start));
      if (!open.reusable()) {
        close();
      }
      return answer;
    } catch (IOException broken) {
      close();
      return FuzzAnswer.broken(String.valueOf(broken.getMessage()), millisSince(start));
    }
  }

  private static long millisSince(long start) {
    return (System.nanoTime() - start) / 1_000_000;
  }

  @Override
  public void close() {
    if (connection != null) {
      connection.close();
      connection = null;
    }
  }
}
