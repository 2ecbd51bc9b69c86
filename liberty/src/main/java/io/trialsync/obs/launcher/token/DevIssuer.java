package io.trialsync.obs.launcher.token;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Placeholder of the development issuer, until the one of {@code ./obs token} takes its place. */
public final class DevIssuer {

  private DevIssuer() {}

  /** A token of the development issuer for the scope. */
  public static String token(String scope, @Nullable String tenant, Duration ttl) {
    String data =
        Optional.ofNullable(System.getenv("OBS_DATA_DIR"))
            .orElse(System.getProperty("obs.home", ".") + "/.obs");
    Instant now = Instant.now();
    var claims =
        new JWTClaimsSet.Builder()
            .issuer("obs-dev")
            .audience("obs")
            .subject("developer")
            .claim("azp", "obs")
            .claim("scope", scope)
            .issueTime(Date.from(now))
            .expirationTime(Date.from(now.plus(ttl)))
            .jwtID(UUID.randomUUID().toString());
    if (tenant != null) {
      claims.claim("tenant", tenant);
    }
    try {
      byte[] key =
          Base64.getUrlDecoder()
              .decode(Files.readString(Path.of(data, "dev-issuer-secret")).strip());
      var jwt = new SignedJWT(new JWSHeader(JWSAlgorithm.HS256), claims.build());
      jwt.sign(new MACSigner(key));
      return jwt.serialize();
    } catch (IOException | JOSEException e) {
      throw new IllegalStateException(
          "The development issuer has no secret yet: run ./obs up once.", e);
    }
  }
}
