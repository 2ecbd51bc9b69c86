package io.trialsync.obs.launcher.client;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where the server is that a command talks to.
 *
 * @param base address without a path, as {@code http://127.0.0.1:9080}
 */
public record ServerAddress(URI base) {
  private static final int CONNECT_MILLIS = 3_000;
  private static final int MOST_PORT = 65_535;

  /** The address given, else {@code OBS_URL}, else this machine at {@code OBS_HTTP_PORT}. */
  public static ServerAddress of(@Nullable String given, Map<String, String> environment) {
    if (given != null) {
      return parse("--url", given);
    }
    String url = environment.get("OBS_URL");
    if (url != null && !url.isBlank()) {
      return parse("OBS_URL", url.strip());
    }
    return parse(
        "OBS_HTTP_PORT", "http://127.0.0.1:" + environment.getOrDefault("OBS_HTTP_PORT", "9080"));
  }

  /**
   * The address in the text.
   *
   * @param source option or variable that it came from, for the sentence where it cannot be read
   */
  public static ServerAddress parse(String source, String text) {
    if (!text.matches("http://([A-Za-z0-9.-]+|\\[[0-9A-Fa-f:]+])(:\\d{1,5})?/?")) {
      throw refused(source, text);
    }
    URI base = URI.create(text.replaceAll("/$", ""));
    if (base.getHost() == null || base.getPort() > MOST_PORT) {
      throw refused(source, text);
    }
    return new ServerAddress(base);
  }

  private static CommandException refused(String source, String text) {
    return CommandException.usage(
        "%s gives the address \"%s\"; it must look like http://127.0.0.1:9080."
            .formatted(source, text));
  }

  /** Name or number of the machine. */
  public String host() {
    return base.getHost().replaceAll("[\\[\\]]", "");
  }

  /** Port of the server. */
  public int port() {
    return base.getPort() < 0 ? 80 : base.getPort();
  }

  /** Fails with one sentence when nothing listens at the address. */
  public ServerAddress requireAnswer() {
    try (var socket = new Socket()) {
      socket.connect(new InetSocketAddress(host(), port()), CONNECT_MILLIS);
      return this;
    } catch (IOException e) {
      throw CommandException.failure(
          "No server answers at " + base + ": start it with ./obs up, or name another with --url.");
    }
  }

  @Override
  public String toString() {
    return base.toString();
  }
}
