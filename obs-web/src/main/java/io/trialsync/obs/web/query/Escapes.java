package io.trialsync.obs.web.query;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** Tells whether the percent escapes of an address can be read, before anybody has to. */
final class Escapes {
  private static final int LENGTH = 3;
  private static final int HEXADECIMAL = 16;

  private Escapes() {}

  /** Whether each is followed by two hexadecimal digits, and all together are UTF-8. */
  static boolean areReadable(String raw) {
    var bytes = new ByteArrayOutputStream(raw.length());
    int place = 0;
    while (place < raw.length()) {
      char here = raw.charAt(place);
      if (here != '%') {
        bytes.write(here < 0x80 ? here : '?');
        place++;
      } else if (isEscape(raw, place)) {
        bytes.write(Integer.parseInt(raw, place + 1, place + LENGTH, HEXADECIMAL));
        place += LENGTH;
      } else {
        return false;
      }
    }
    return isUtf8(bytes.toByteArray());
  }

  private static boolean isEscape(String raw, int place) {
    return place + LENGTH <= raw.length()
        && Character.digit(raw.charAt(place + 1), HEXADECIMAL) >= 0
        && Character.digit(raw.charAt(place + 2), HEXADECIMAL) >= 0;
  }

  private static boolean isUtf8(byte[] bytes) {
    try {
      StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
      return true;
    } catch (CharacterCodingException broken) {
      return false;
    }
  }
}
