package io.trialsync.obs.launcher.bench;

import io.trialsync.obs.launcher.client.ServerAddress;
import java.nio.charset.StandardCharsets;

/** Writes the request heads that the generator sends. */
public final class Requests {
  private Requests() {}

  /** A whole request without a body. */
  public static byte[] get(ServerAddress address, String token, String path) {
    return (head("GET", address, token, path) + "\r\n").getBytes(StandardCharsets.UTF_8);
  }

  static byte[] getCompressed(ServerAddress address, String token, String path) {
    return (head("GET", address, token, path) + "Accept-Encoding: gzip\r\n\r\n")
        .getBytes(StandardCharsets.UTF_8);
  }

  /** What comes before a body of JSON of so many bytes. */
  public static String postHead(ServerAddress address, String token, String path, int length) {
    return head("POST", address, token, path)
        + "Content-Type: application/json\r\nContent-Length: "
        + length
        + "\r\n\r\n";
  }

  private static String head(String method, ServerAddress address, String token, String path) {
    return method
        + " "
        + path
        + " HTTP/1.1\r\nHost: "
        + address.base().getAuthority()
        + "\r\nUser-Agent: obs-bench\r\nAuthorization: Bearer "
        + token
        + "\r\n";
  }
}
