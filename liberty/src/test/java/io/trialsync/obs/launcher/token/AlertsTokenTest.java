package io.trialsync.obs.launcher.token;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.ParseException;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AlertsTokenTest {
  @TempDir Path folder;

  @Test
  void isOfTheTenantOfTheOperators() throws IOException, ParseException {
    JWTClaimsSet claims = claims(Map.of("OBS_ALERTS_OPERATOR_TENANT", " operators "));
    assertThat(claims.getStringClaim("tenant")).isEqualTo("operators");
    assertThat(claims.getStringClaim("scope")).isEqualTo("obs.alerts");
  }

  @Test
  void isOfTheOnlyTenantWhereThereAreNoOperators() throws IOException, ParseException {
    assertThat(claims(Map.of()).getStringClaim("tenant")).isEqualTo("default");
  }

  @Test
  void livesNoLongerThanTheServerAllows() throws IOException, ParseException {
    assertThat(life(claims(Map.of()))).isEqualTo(Duration.ofHours(12));
    assertThat(life(claims(Map.of("OBS_JWT_LONGEST_LIFE", "PT1H")))).isEqualTo(Duration.ofHours(1));
  }

  private static Duration life(JWTClaimsSet claims) {
    return Duration.between(
        claims.getIssueTime().toInstant(), claims.getExpirationTime().toInstant());
  }

  private JWTClaimsSet claims(Map<String, String> environment) throws IOException, ParseException {
    new AlertsToken(folder, DevIssuerSecret.readOrCreate(folder), environment).renew();
    String token = Files.readString(AlertsToken.file(folder)).strip();
    return SignedJWT.parse(token).getJWTClaimsSet();
  }
}
