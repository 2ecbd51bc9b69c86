package io.trialsync.obs.web.security;

import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jose.util.JSONObjectUtils;
import io.trialsync.obs.web.security.InvalidTokenException.Reason;
import java.text.ParseException;
import java.util.Base64;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * The one spelling that a token may have. The library decodes leniently and overlooks an empty list
 * of critical parameters, so the text is looked at before it gets there.
 */
final class CompactForm {

  /** Longest token that is looked at, in characters. */
  static final int LONGEST_TOKEN = 8 * 1024;

  private static final Pattern THREE_PARTS =
      Pattern.compile("[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]+");

  private CompactForm() {}

  /** Refuses tokens that are not strict base64url or that ask for extensions. */
  static void requireStrict(String token) throws InvalidTokenException, ParseException {
    if (!THREE_PARTS.matcher(token).matches()
        || !hasOneSpelling(token.substring(token.lastIndexOf('.') + 1))
        || !isPlain(token.substring(0, token.indexOf('.')))) {
      throw new InvalidTokenException(Reason.MALFORMED);
    }
  }

  /** The last character of base64 can hold bits that mean nothing; here they must be zero. */
  private static boolean hasOneSpelling(String signature) {
    byte[] bytes = Base64.getUrlDecoder().decode(signature);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes).equals(signature);
  }

  private static boolean isPlain(String header) throws ParseException {
    Map<String, Object> members = JSONObjectUtils.parse(Base64URL.from(header).decodeToString());
    return members != null && !members.containsKey("crit") && !members.containsKey("b64");
  }
}
