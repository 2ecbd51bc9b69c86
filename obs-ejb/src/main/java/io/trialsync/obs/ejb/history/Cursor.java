package io.trialsync.obs.ejb.history;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Writes and reads the place where a list goes on. A cursor carries a mark of the tenant and the
 * filters it was given for, so that it cannot be mixed up with another list.
 */
final class Cursor {
  private static final String SEPARATOR = "\n";

  private final String mark;

  /** Cursors of the list that these filters make; null stands for no filter. */
  Cursor(@Nullable Object... filters) {
    this.mark = Integer.toHexString(List.of(text(filters)).hashCode());
  }

  String write(Object... place) {
    String text = mark + SEPARATOR + String.join(SEPARATOR, text(place));
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  /**
   * The parts that were written.
   *
   * @throws InvalidCursorException when the text is no cursor of this list
   */
  String[] read(String cursor, int parts) {
    try {
      String text = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
      String[] read = text.split(SEPARATOR, -1);
      if (read.length == parts + 1 && read[0].equals(mark)) {
        return Arrays.copyOfRange(read, 1, read.length);
      }
    } catch (IllegalArgumentException notBase64) {
      throw new InvalidCursorException();
    }
    throw new InvalidCursorException();
  }

  private static String[] text(@Nullable Object... parts) {
    String[] texts = new String[parts.length];
    for (int i = 0; i < parts.length; i++) {
      texts[i] = String.valueOf(parts[i]);
    }
    return texts;
  }
}
