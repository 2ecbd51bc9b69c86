package io.trialsync.obs.web.security;

import com.nimbusds.jwt.JWTClaimsSet;
import io.trialsync.obs.web.security.InvalidTokenException.Reason;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Finds scopes, tenant and client in verified claims, wherever the issuer puts them. */
final class ClaimReader {

  private static final String DEFAULT_TENANT = "default";
  private static final Pattern TENANT = Pattern.compile("[A-Za-z0-9._:@-]{1,64}");

  /** No control, format or line-breaking character: the name is shown to people. */
  private static final Pattern CLIENT =
      Pattern.compile("[^\\p{Cc}\\p{Cf}\\p{Cs}\\p{Zl}\\p{Zp}]{1,255}");

  private static final Pattern DOT = Pattern.compile("\\.");

  private ClaimReader() {}

  /** The scopes of all the named claims: texts are split on spaces, lists are taken as they are. */
  static Set<String> scopes(JWTClaimsSet claims, List<String> names) {
    var scopes = new LinkedHashSet<String>();
    for (String name : names) {
      Object value = find(claims, name);
      if (value instanceof String text) {
        scopes.addAll(List.of(text.split(" ")));
      } else if (value instanceof Collection<?> list) {
        list.stream().filter(String.class::isInstance).forEach(one -> scopes.add((String) one));
      }
    }
    return scopes;
  }

  /** The tenant; where none is required, a token without one belongs to the only one there is. */
  static String tenant(JWTClaimsSet claims, ClaimNames names) throws InvalidTokenException {
    Object value = find(claims, names.tenant());
    boolean absent = value == null && !claims.getClaims().containsKey(names.tenant());
    if (absent && !names.tenantRequired()) {
      return DEFAULT_TENANT;
    }
    if (value instanceof String text && TENANT.matcher(text).matches()) {
      return text;
    }
    throw new InvalidTokenException(Reason.WRONG_TENANT);
  }

  /** The program that holds the token: the first claim that is there says it, or nobody does. */
  static String client(JWTClaimsSet claims, List<String> names) throws InvalidTokenException {
    for (String name : names) {
      Object value = find(claims, name);
      if (value instanceof String text && CLIENT.matcher(text).matches()) {
        return text;
      }
      if (value != null) {
        break;
      }
    }
    throw new InvalidTokenException(Reason.NO_CLIENT);
  }

  /** A claim by its whole name (some are addresses with dots), else by a path of names. */
  private static @Nullable Object find(JWTClaimsSet claims, String name) {
    if (claims.getClaims().containsKey(name)) {
      return claims.getClaim(name);
    }
    Object value = claims.getClaims();
    for (String step : DOT.split(name)) {
      value = value instanceof Map<?, ?> object ? object.get(step) : null;
    }
    return value;
  }
}
