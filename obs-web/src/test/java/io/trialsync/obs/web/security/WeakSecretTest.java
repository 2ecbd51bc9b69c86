package io.trialsync.obs.web.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Secrets that others know or guess must stop the start. */
class WeakSecretTest {

  private static final String GOOD = "q8Jw3nqzv0m9kXc5h2Ubt7LrYd1sFgPo4AeNiRx6WjE";

  @Test
  @Tag("J10")
  void refusesShortSecrets() {
    for (byte[] secret :
        List.of(
            new byte[0],
            new byte[1],
            "secret".getBytes(StandardCharsets.US_ASCII),
            "changeit".getBytes(StandardCharsets.US_ASCII),
            Base64.getUrlDecoder().decode(GOOD.substring(0, 40)))) {
      assertRefused(encoded(secret), "must be 32 or more random bytes");
    }
    assertRefused("not base64 at all, but rather long: more than 32", "must be 32 or more");
    assertThat(catchThrowable(() -> SharedSecret.parse("KEY", GOOD))).isNull();
  }

  @ParameterizedTest
  @Tag("J10")
  @ValueSource(
      strings = {
        "a-string-secret-at-least-256-bits-long",
        "your-super-secret-jwt-token-with-at-least-32-characters-long",
        "super-secret-jwt-token-with-at-least-32-characters-long",
        "this_is_my_secret_key_for_jwt_authentication",
        "changeme-changeme-changeme-changeme",
        "My-Company-PASSWORD-for-everything-2026",
        "qwertyuiopasdfghjklzxcvbnm123456",
        "abcdefghijklmnopqrstuvwxyz0123456789",
        "404E635266556A586E3272357538782F413F4428472B4B6250645367566B5970",
        "0123456789abcdef0123456789abcdef",
        "12345678901234567890123456789012",
        "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
      })
  void refusesSecretsThatStandInTutorials(String known) {
    assertRefused(encoded(known.getBytes(StandardCharsets.US_ASCII)), "well-known");
    if (known.matches("[A-Za-z0-9_-]{43,}") && known.length() % 4 != 1) {
      assertRefused(known, "well-known");
    }
  }

  @Test
  @Tag("J10")
  void refusesBytesWithAPattern() {
    byte[] counting = new byte[32];
    byte[] pairs = new byte[33];
    byte[] pieces = new byte[40];
    for (int i = 0; i < pieces.length; i++) {
      if (i < counting.length) {
        counting[i] = (byte) (250 + i * 3);
      }
      if (i < pairs.length) {
        pairs[i] = (byte) (i % 2 == 0 ? 0xAB : 0xCD);
      }
      pieces[i] = (byte) ((i % 17) * 31 + 7);
    }
    for (byte[] weak : List.of(new byte[32], new byte[64], counting, pairs, pieces)) {
      assertRefused(encoded(weak), "well-known");
    }
  }

  @Test
  void acceptsWhatIsRandom() {
    var random = new Random(17);
    for (int i = 0; i < 2_000; i++) {
      byte[] secret = new byte[32 + i % 33];
      random.nextBytes(secret);
      assertThat(WeakSecret.isWeak(encoded(secret), secret)).isFalse();
    }
  }

  private static void assertRefused(String secret, String sentence) {
    assertThatThrownBy(() -> SharedSecret.parse("OBS_JWT_SECRET", secret))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("OBS_JWT_SECRET " + (sentence.startsWith("must") ? "" : "is a "))
        .hasMessageContaining(sentence)
        .satisfies(
            refusal ->
                assertThat(secret.isEmpty() || !refusal.getMessage().contains(secret)).isTrue());
  }

  private static String encoded(byte[] secret) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(secret);
  }
}
