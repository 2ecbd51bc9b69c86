package io.trialsync.obs.web.security;

import com.nimbusds.jwt.JWTClaimsSet;
import io.trialsync.obs.web.limit.Requester;
import java.nio.ByteBuffer;
import java.util.Date;
import java.util.LinkedHashSet;
import java.util.Set;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jspecify.annotations.Nullable;

/**
 * A verified token as MicroProfile JWT shows it to resources. It does not keep its raw text, and
 * says nothing of its claims when it is printed.
 */
final class AccessToken implements JsonWebToken {

  private final JWTClaimsSet claims;
  private final String clientId;
  private final String tenantId;
  private final Set<String> scopes;
  private final Requester requester;

  /** A token that is remembered by that key. */
  AccessToken(
      ByteBuffer key, JWTClaimsSet claims, String clientId, String tenantId, Set<String> scopes) {
    this.claims = claims;
    this.clientId = clientId;
    this.tenantId = tenantId;
    this.scopes = Set.copyOf(scopes);
    this.requester = Requester.of(key, claims.getIssuer(), clientId, tenantId);
  }

  /** Whose request it is as far as counting goes, made once for all requests with the token. */
  Requester requester() {
    return requester;
  }

  String clientId() {
    return clientId;
  }

  String tenantId() {
    return tenantId;
  }

  boolean hasScope(String scope) {
    return scopes.contains(scope);
  }

  @Override
  public String getName() {
    return clientId;
  }

  @Override
  public Set<String> getGroups() {
    return scopes;
  }

  @Override
  public Set<String> getClaimNames() {
    return claims.getClaims().keySet();
  }

  @Override
  @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"}) // the shape of the interface
  public <T> @Nullable T getClaim(String name) {
    Object value =
        name.equals("aud") ? new LinkedHashSet<>(claims.getAudience()) : claims.getClaim(name);
    return (T) (value instanceof Date date ? (Object) (date.getTime() / 1_000) : value);
  }

  @Override
  public String toString() {
    return "a verified token";
  }
}
