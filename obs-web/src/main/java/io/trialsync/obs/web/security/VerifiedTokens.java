package io.trialsync.obs.web.security;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Remembers for a minute which tokens were good: an RSA signature costs 60 µs to check, looking
 * here half of one. It holds hashes of tokens and never a token, and forgets the least used beyond
 * 10,000.
 */
final class VerifiedTokens {

  /** Longest time that a withdrawn key goes on being honoured. */
  static final Duration KEPT = Duration.ofSeconds(60);

  static final int MOST = 10_000;

  /** Not called Entry: from JDK 25 on that name means the entry of the map inside of it. */
  private record Known(AccessToken token, Instant end) {}

  private final Map<ByteBuffer, Known> entries =
      new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<ByteBuffer, Known> eldest) {
          return size() > MOST;
        }
      };

  /** The same text, verified less than a minute ago and not expired since. */
  synchronized Optional<AccessToken> find(ByteBuffer key, Instant now) {
    return Optional.ofNullable(entries.get(key))
        .filter(known -> now.isBefore(known.end()))
        .map(Known::token);
  }

  /** Whether it was good when it was last looked at, however long ago that is. */
  synchronized boolean hasFound(ByteBuffer key) {
    return entries.containsKey(key);
  }

  /** Forgets a token that is good no more. */
  synchronized void forget(ByteBuffer key) {
    entries.remove(key);
  }

  /** Remembers a good token until it expires, for a minute at most. */
  synchronized void remember(ByteBuffer key, AccessToken token, Instant now) {
    Instant latest = now.plus(KEPT);
    Instant end = Instant.ofEpochSecond(token.getExpirationTime()).plus(TokenVerifier.CLOCK_SKEW);
    entries.put(key, new Known(token, end.isBefore(latest) ? end : latest));
  }

  synchronized int size() {
    return entries.size();
  }

  /** What a token is remembered by. */
  static ByteBuffer keyOf(String token) {
    try {
      byte[] text = token.getBytes(StandardCharsets.UTF_8);
      return ByteBuffer.wrap(MessageDigest.getInstance("SHA-256").digest(text));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("Every Java has SHA-256.", impossible);
    }
  }
}
