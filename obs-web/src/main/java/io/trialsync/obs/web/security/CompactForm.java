package io.trialsync.obs.web.security;

import com.nimbusds.jose.util.JSONObjectUtils;
import io.trialsync.obs.web.security.InvalidTokenException.Reason;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.util.Base64;
import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The one spelling that a token may have. The library decodes leniently, keeps the last of two
 * equal members inside of a claim, and overlooks an empty list of critical parameters, so the text
 * is looked at before it gets there.
 */
final class CompactForm {

  /** Longest token that is looked at, in characters. */
  static final int LONGEST_TOKEN = 8 * 1024;

  private static final Pattern THREE_PARTS =
      Pattern.compile("[A-Za-z0-9_-]++\\.[A-Za-z0-9_-]++\\.[A-Za-z0-9_-]++");

  /** Parameters that change how a token is to be read; nobody who signs for us needs one. */
  private static final Set<String> EXTENSIONS = Set.of("crit", "b64", "zip", "enc");

  /** Times are whole seconds: a fraction or a text is a mistake of the issuer, or an attack. */
  private static final Set<String> TIMES = Set.of("exp", "nbf", "iat");

  private CompactForm() {}

  /** Refuses tokens that are not strict base64url of strict JSON, or that ask for extensions. */
  static void requireStrict(String token) throws InvalidTokenException, ParseException {
    if (!THREE_PARTS.matcher(token).matches()) {
      throw new InvalidTokenException(Reason.MALFORMED);
    }
    String[] parts = token.split("\\.", 3);
    String header = text(parts[0]);
    StrictJson.requireObject(header, Set.of());
    StrictJson.requireObject(text(parts[1]), TIMES);
    if (!hasOneSpelling(parts[2]) || !isPlain(header)) {
      throw new InvalidTokenException(Reason.MALFORMED);
    }
  }

  private static String text(String part) throws ParseException {
    try {
      var bytes = ByteBuffer.wrap(Base64.getUrlDecoder().decode(part));
      return StandardCharsets.UTF_8.newDecoder().decode(bytes).toString();
    } catch (CharacterCodingException noText) {
      throw new ParseException("not UTF-8", 0);
    }
  }

  /** The last character of base64 can hold bits that mean nothing; here they must be zero. */
  private static boolean hasOneSpelling(String signature) {
    byte[] bytes = Base64.getUrlDecoder().decode(signature);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes).equals(signature);
  }

  private static boolean isPlain(String header) throws ParseException {
    Map<String, Object> members = JSONObjectUtils.parse(header);
    return Collections.disjoint(members.keySet(), EXTENSIONS);
  }
}
