package io.trialsync.obs.web.limit;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * Whose request it is, as far as counting goes: hashes, so that no name and no token is kept.
 *
 * @param token of this one token
 * @param client of the program that holds it, whichever token it shows
 */
public record Requester(ByteBuffer token, ByteBuffer client) {

  /** Name of the request's property in which {@link LimitFilter} finds it. */
  public static final String PROPERTY = "io.trialsync.obs.requester";

  /** None of the three can hold a line end, so no two clients share a key. */
  public static Requester of(ByteBuffer token, String issuer, String client, String tenant) {
    return new Requester(token, hash(issuer + '\n' + client + '\n' + tenant));
  }

  private static ByteBuffer hash(String text) {
    try {
      var sha256 = MessageDigest.getInstance("SHA-256");
      return ByteBuffer.wrap(sha256.digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("Every Java has SHA-256.", impossible);
    }
  }
}
