package io.trialsync.obs.launcher.token;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import io.trialsync.obs.launcher.client.Checkout;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Signs tokens for the server of {@code ./obs up}, and for no other. */
public final class DevIssuer {
  private static final String NAME = "obs-dev";
  private static final String AUDIENCE = "obs";

  private DevIssuer() {}

  /** A token of this checkout's development issuer for the scope. */
  public static String token(String scope, @Nullable String tenant, Duration ttl) {
    var secret = DevIssuerSecret.read(Checkout.of(System.getenv()).dataDirectory());
    return sign(secret, scope, tenant, "developer", Instant.now(), ttl);
  }

  /** A token signed with that secret. */
  public static String sign(
      DevIssuerSecret secret,
      String scope,
      @Nullable String tenant,
      String client,
      Instant now,
      Duration ttl) {
    var claims =
        new JWTClaimsSet.Builder()
            .issuer(NAME)
            .audience(AUDIENCE)
            .subject(client)
            .claim("azp", client)
            .claim("scope", scope)
            .claim("tenant", tenant)
            .issueTime(Date.from(now))
            .expirationTime(Date.from(now.plus(ttl)))
            .jwtID(UUID.randomUUID().toString())
            .build();
    try {
      var jwt = new SignedJWT(new JWSHeader(JWSAlgorithm.HS256), claims);
      jwt.sign(new MACSigner(secret.key()));
      return jwt.serialize();
    } catch (JOSEException impossible) {
      throw new IllegalStateException("32 bytes are enough for HS256", impossible);
    }
  }
}
