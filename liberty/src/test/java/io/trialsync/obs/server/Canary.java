package io.trialsync.obs.server;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;

/**
 * An identifier that was planted somewhere, and by which it would be recognised anywhere else.
 *
 * @param place where it was planted, for the message of a failure
 * @param text what was sent
 * @param core the part that nobody may find again
 * @param allowed where it may live all the same: the beginning of the name of a trace; or empty
 */
record Canary(String place, String text, String core, String allowed) {
  private static final int SHORTEST_NUMBER = 8;

  /** The core as it may be written in lower case: plain, escaped, in hexadecimal, digits alone. */
  Set<String> plainForms() {
    var forms = new LinkedHashSet<String>();
    forms.add(core.toLowerCase(Locale.ROOT));
    forms.add(URLEncoder.encode(core, StandardCharsets.UTF_8).toLowerCase(Locale.ROOT));
    forms.add(escaped(core).toLowerCase(Locale.ROOT));
    forms.add(HexFormat.of().formatHex(core.getBytes(StandardCharsets.UTF_8)));
    String digits = core.replaceAll("[^0-9]", "");
    if (digits.length() >= SHORTEST_NUMBER) {
      forms.add(digits);
    }
    return forms;
  }

  /** What the core is in base64, wherever in the encoded text it begins. */
  Set<String> encodedForms() {
    var forms = new LinkedHashSet<String>();
    for (int offset = 0; offset < 3; offset++) {
      byte[] shifted = (" ".repeat(offset) + core).getBytes(StandardCharsets.UTF_8);
      String encoded = Base64.getEncoder().withoutPadding().encodeToString(shifted);
      // The first and the last characters depend on what stands beside the core.
      String sure = encoded.substring(offset == 0 ? 0 : offset + 1, encoded.length() - 2);
      forms.add(sure);
      forms.add(sure.replace('+', '-').replace('/', '_'));
    }
    return forms;
  }

  private static String escaped(String text) {
    var escaped = new StringBuilder();
    text.chars().forEach(c -> escaped.append("\\u%04x".formatted(c)));
    return escaped.toString();
  }
}
