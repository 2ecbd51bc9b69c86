package io.trialsync.obs.web.security;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Knows secrets that are long enough and still no secret: those of tutorials and example files, and
 * bytes with a pattern. It cannot know all; it catches what people really copy.
 */
final class WeakSecret {

  /** In lower case and without what is neither letter nor digit, as they are compared. */
  private static final Set<String> WELL_KNOWN =
      Set.of(
          "astringsecretatleast256bitslong",
          "yoursupersecretjwttokenwithatleast32characterslong",
          "supersecretjwttokenwithatleast32characterslong",
          "superdupersecretjwttokenwithatleast32characterslong",
          "thisisaverylongsecretkeythatisatleast32byteslong",
          "thisisaverysecurekeywithatleast32characters",
          "thisismysecretkeyforjwtauthentication",
          "mysupersecretkeythatisatleast32byteslong",
          "mysecretkeymysecretkeymysecretkey",
          "yoursecretkeyyoursecretkeyyoursecretkey",
          "your256bitsecretyour256bitsecret",
          "changemechangemechangemechangeme",
          "replacethiswithyourownsecretkey32bytes",
          "qwertyuiopasdfghjklzxcvbnm123456",
          "abcdefghijklmnopqrstuvwxyz123456",
          "abcdefghijklmnopqrstuvwxyz012345",
          "abcdefghijklmnopqrstuvwxyz0123456789",
          "0123456789abcdefghijklmnopqrstuv",
          "404e635266556a586e3272357538782f413f4428472b4b6250645367566b5970",
          "357638792f423f4428472b4b6250655368566d597133743677397a2443264629",
          "5367566b59703373367639792f423f4528482b4d6251655468576d5a71347437",
          "586e3272357538782f413f4428472b4b6250655368566b597033733676397924",
          "3cfa76ef14937c1c0ea519f8fc057a80fcd04a7420f8e8bcd0a7567c272e007b");

  /** Words without which hardly anybody invents a secret, and that chance does not write. */
  private static final Pattern INVENTED =
      Pattern.compile(".*(secret|password|passwort|changeme|changeit|example|jwtkey|letmein).*");

  private static final Pattern NEITHER_LETTER_NOR_DIGIT = Pattern.compile("[^a-z0-9]");

  /** 32 random bytes have 30 different ones; fewer than 12 do not happen by chance. */
  private static final int LEAST_DIFFERENT_BYTES = 12;

  private WeakSecret() {}

  /** Whether the secret is weak, by its text in the settings or by the bytes that it stands for. */
  static boolean isWeak(String text, byte[] secret) {
    return isKnown(text)
        || isKnown(new String(secret, StandardCharsets.ISO_8859_1))
        || hasFewDifferentBytes(secret)
        || repeatsItself(secret)
        || isSequence(secret);
  }

  private static boolean isKnown(String text) {
    String plain = NEITHER_LETTER_NOR_DIGIT.matcher(text.toLowerCase(Locale.ROOT)).replaceAll("");
    return WELL_KNOWN.contains(plain) || INVENTED.matcher(plain).matches();
  }

  private static boolean hasFewDifferentBytes(byte[] secret) {
    var seen = new boolean[1 << Byte.SIZE];
    int different = 0;
    for (byte each : secret) {
      int value = Byte.toUnsignedInt(each);
      different += seen[value] ? 0 : 1;
      seen[value] = true;
    }
    return different < LEAST_DIFFERENT_BYTES;
  }

  /** Whether it is one piece over and over, the last time perhaps cut. */
  private static boolean repeatsItself(byte[] secret) {
    for (int piece = 1; piece <= secret.length / 2; piece++) {
      int rest = secret.length - piece;
      if (Arrays.equals(secret, 0, rest, secret, piece, secret.length)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isSequence(byte[] secret) {
    byte step = (byte) (secret[1] - secret[0]);
    for (int i = 2; i < secret.length; i++) {
      if ((byte) (secret[i] - secret[i - 1]) != step) {
        return false;
      }
    }
    return true;
  }
}
