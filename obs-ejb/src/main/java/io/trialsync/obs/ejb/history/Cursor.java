package io.trialsync.obs.ejb.history;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Writes and reads the place where a list goes on. A cursor is signed together with the tenant and
 * the filters it was given for: it cannot be made up, changed, or used for another list.
 */
final class Cursor {
  private static final String SEPARATOR = "\n";
  private static final String ALGORITHM = "HmacSHA256";
  private static final int SIGNATURE_BYTES = 16;

  private final String secret;
  private final String list;

  /** Cursors of the list that these filters make; null stands for no filter. */
  Cursor(String secret, @Nullable Object... filters) {
    this.secret = secret;
    this.list = unmistakable(filters);
  }

  String write(Object... place) {
    byte[] text = String.join(SEPARATOR, texts(place)).getBytes(StandardCharsets.UTF_8);
    byte[] cursor = Arrays.copyOf(signature(text), SIGNATURE_BYTES + text.length);
    System.arraycopy(text, 0, cursor, SIGNATURE_BYTES, text.length);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(cursor);
  }

  /**
   * The parts that were written.
   *
   * @throws InvalidCursorException when the text is no cursor of this list
   */
  String[] read(String cursor) {
    byte[] read = decode(cursor);
    if (read.length < SIGNATURE_BYTES) {
      throw new InvalidCursorException();
    }
    byte[] text = Arrays.copyOfRange(read, SIGNATURE_BYTES, read.length);
    if (!MessageDigest.isEqual(signature(text), Arrays.copyOf(read, SIGNATURE_BYTES))) {
      throw new InvalidCursorException();
    }
    return new String(text, StandardCharsets.UTF_8).split(SEPARATOR, -1);
  }

  private byte[] signature(byte[] place) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), ALGORITHM));
      mac.update(list.getBytes(StandardCharsets.UTF_8));
      return Arrays.copyOf(mac.doFinal(place), SIGNATURE_BYTES);
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("every Java has " + ALGORITHM, impossible);
    }
  }

  private static byte[] decode(String cursor) {
    try {
      return Base64.getUrlDecoder().decode(cursor);
    } catch (IllegalArgumentException notBase64) {
      throw new InvalidCursorException();
    }
  }

  /** With the length of each part, so that no two lists of parts read the same. */
  private static String unmistakable(@Nullable Object... parts) {
    var text = new StringBuilder();
    for (Object part : parts) {
      String shown = String.valueOf(part);
      text.append(part == null ? -1 : shown.length()).append(':').append(shown).append(SEPARATOR);
    }
    return text.toString();
  }

  private static String[] texts(Object... parts) {
    return Arrays.stream(parts).map(String::valueOf).toArray(String[]::new);
  }
}
