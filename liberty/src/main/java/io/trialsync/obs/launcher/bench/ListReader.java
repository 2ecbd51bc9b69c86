package io.trialsync.obs.launcher.bench;

import com.nimbusds.jose.util.JSONObjectUtils;
import io.trialsync.obs.launcher.client.AccessToken;
import io.trialsync.obs.launcher.client.CommandException;
import java.io.IOException;
import java.text.ParseException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Reads lists of the server before a measurement, with the patience that the measurement lacks. */
final class ListReader implements AutoCloseable {
  private static final int MOST_RETRIES = 10;

  private final Target target;
  private HttpConnection connection;

  ListReader(Target target) throws IOException {
    this.target = target;
    this.connection = HttpConnection.open(target.address());
  }

  /** What the items of the list have under that name. */
  List<String> read(String path, String name) throws IOException {
    byte[] request = Requests.get(target.address(), target.token(), path);
    int status = exchange(request);
    for (int again = 1; again <= MOST_RETRIES && (status == 429 || status == 503); again++) {
      LockSupport.parkNanos(TimeUnit.SECONDS.toNanos(1));
      status = exchange(request);
    }
    if (status == 401 || status == 403) {
      throw AccessToken.refused(status);
    }
    if (status != 200) {
      throw CommandException.failure(
          "The server answers GET %s with %d where 200 was expected.".formatted(path, status));
    }
    return items(path, name);
  }

  private int exchange(byte[] request) throws IOException {
    if (!connection.reusable()) {
      connection.close();
      connection = HttpConnection.open(target.address());
    }
    return connection.exchange(request, true);
  }

  private List<String> items(String path, String name) {
    try {
      Map<String, Object>[] items =
          JSONObjectUtils.getJSONObjectArray(JSONObjectUtils.parse(connection.body()), "items");
      return items == null
          ? List.of()
          : Arrays.stream(items).map(item -> String.valueOf(item.get(name))).toList();
    } catch (ParseException e) {
      throw CommandException.failure(
          "The server's answer to GET " + path + " is not a list in JSON.");
    }
  }

  @Override
  public void close() {
    connection.close();
  }
}
