package io.trialsync.obs.server;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.Map;

/** Tokens of the development issuer with claims about a person, as an SSO may send them. */
final class CanaryToken {
  private CanaryToken() {}

  /** A good token that says these things of who carries it. */
  static String saying(String tenant, Map<String, String> claims) {
    var builder =
        new JWTClaimsSet.Builder()
            .issuer("obs-dev")
            .audience("obs")
            .claim("azp", "canary-test")
            .claim("tenant", tenant)
            .claim("scope", "obs.read obs.write obs.admin obs.alerts")
            .issueTime(Date.from(Instant.now()))
            .expirationTime(Date.from(Instant.now().plus(Duration.ofHours(1))));
    claims.forEach(builder::claim);
    try {
      String secret =
          Files.readString(RealServer.get().dataDirectory().resolve("dev-issuer-secret")).strip();
      var token = new SignedJWT(new JWSHeader(JWSAlgorithm.HS256), builder.build());
      token.sign(new MACSigner(Base64.getUrlDecoder().decode(secret)));
      return token.serialize();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    } catch (JOSEException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
