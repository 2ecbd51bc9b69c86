package io.trialsync.obs.launcher.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.crypto.MACVerifier;
import com.nimbusds.jwt.SignedJWT;
import io.trialsync.obs.launcher.client.CommandException;
import java.io.IOException;
import java.nio.file.Path;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DevIssuerTest {
  private static final Instant NOW = Instant.parse("2026-11-21T10:00:00Z");
  @TempDir Path folder;

  @Test
  void signsWhatTheServerExpects() throws IOException, ParseException, JOSEException {
    var secret = DevIssuerSecret.readOrCreate(folder);
    var token = SignedJWT.parse(sign(secret, "t1"));
    var claims = token.getJWTClaimsSet();
    assertThat(token.verify(new MACVerifier(secret.key()))).isTrue();
    assertThat(claims.getIssuer()).isEqualTo("obs-dev");
    assertThat(claims.getAudience()).containsExactly("obs");
    assertThat(claims.getStringClaim("scope")).isEqualTo("obs.read");
    assertThat(claims.getStringClaim("azp")).isEqualTo("me");
    assertThat(claims.getStringClaim("tenant")).isEqualTo("t1");
    assertThat(claims.getExpirationTime()).isEqualTo(NOW.plusSeconds(60));
    assertThat(claims.getJWTID()).isNotBlank();
  }

  @Test
  void namesNoTenantWhenNoneIsGiven() throws IOException, ParseException {
    var token = SignedJWT.parse(sign(DevIssuerSecret.readOrCreate(folder), null));
    assertThat(token.getJWTClaimsSet().getClaims()).doesNotContainKey("tenant");
  }

  @Test
  void keepsItsSecret() throws IOException {
    assertThat(DevIssuerSecret.readOrCreate(folder))
        .isEqualTo(DevIssuerSecret.readOrCreate(folder));
    assertThat(DevIssuerSecret.read(folder).key()).hasSize(32);
  }

  @Test
  void saysHowToGetASecret() {
    assertThatThrownBy(() -> DevIssuerSecret.read(folder))
        .isInstanceOf(CommandException.class)
        .hasMessageContaining("run ./obs up first");
  }

  @Test
  void readsTimesWithAUnit() {
    assertThat(TokenCommand.ttl("90s")).isEqualTo(Duration.ofSeconds(90));
    assertThat(TokenCommand.ttl("2d")).isEqualTo(Duration.ofDays(2));
    assertThat(TokenCommand.ttl(null)).isEqualTo(Duration.ofHours(1));
    assertThatThrownBy(() -> TokenCommand.ttl("1 hour")).hasMessageContaining("\"1 hour\"");
  }

  private static String sign(DevIssuerSecret secret, String tenant) {
    return DevIssuer.sign(secret, "obs.read", tenant, "me", NOW, Duration.ofSeconds(60));
  }
}
