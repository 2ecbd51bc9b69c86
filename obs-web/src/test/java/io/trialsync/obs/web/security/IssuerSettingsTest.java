package io.trialsync.obs.web.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JWSAlgorithm;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class IssuerSettingsTest {

  private static final String SECRET =
      Base64.getUrlEncoder().withoutPadding().encodeToString(TokenMint.SECRET);
  private static final String NAME = "obs.jwt.issuer";

  @Test
  void hasNoIssuerWhenNothingIsSet() {
    assertThat(issuers(Map.of())).isEmpty();
    assertThat(issuers(Map.of(NAME, "  "))).isEmpty();
  }

  @Test
  void readsACompanyIssuerWithItsDefaults() {
    Issuer issuer = issuers(Map.of(NAME, "sso", "obs.jwt.secret", SECRET)).get(0);

    assertThat(issuer.name()).isEqualTo("sso");
    assertThat(issuer.signature().algorithm()).isEqualTo(JWSAlgorithm.HS256);
    assertThat(issuer.audiences()).containsExactly("obs");
    assertThat(issuer.scopeClaims()).containsExactly("scope", "scp", "permissions", "roles");
    assertThat(issuer.tenantClaim()).isEqualTo("tenant");
  }

  @Test
  void readsBothIssuersSideBySide() {
    var issuers =
        issuers(
            Map.of(
                NAME,
                "sso",
                "obs.jwt.jwks.uri",
                "https://sso.example.org/certs",
                "obs.jwt.audience",
                "a , b",
                "obs.jwt.tenant.claim",
                "tid",
                "obs.dev.issuer.secret",
                SECRET));

    assertThat(issuers).extracting(Issuer::name).containsExactly("sso", "obs-dev");
    assertThat(issuers)
        .extracting(issuer -> issuer.signature().algorithm())
        .containsExactly(JWSAlgorithm.RS256, JWSAlgorithm.HS256);
    assertThat(issuers.get(0).audiences()).containsExactly("a", "b");
    assertThat(issuers.get(0).tenantClaim()).isEqualTo("tid");
  }

  @Test
  void refusesAnIssuerWithoutKeysOrWithTwoKindsOfThem() {
    assertRefused(Map.of(NAME, "sso"), "neither is set");
    assertRefused(
        Map.of(NAME, "sso", "obs.jwt.secret", SECRET, "obs.jwt.jwks.uri", "https://x/y"),
        "both are set");
    assertRefused(Map.of("obs.jwt.secret", SECRET), "OBS_JWT_ISSUER is missing");
    assertRefused(Map.of(NAME, "obs-dev", "obs.jwt.secret", SECRET), "must not be obs-dev");
  }

  @Test
  void refusesWeakSecretsWithoutRepeatingThem() {
    for (String weak :
        List.of("changeit", "secret secret secret secret secret !", "A".repeat(41))) {
      assertRefused(Map.of(NAME, "sso", "obs.jwt.secret", weak), "OBS_JWT_SECRET must be 32");
      assertRefused(Map.of("obs.dev.issuer.secret", weak), "OBS_DEV_ISSUER_SECRET must be 32");
      assertThatThrownBy(() -> issuers(Map.of("obs.dev.issuer.secret", weak)))
          .message()
          .doesNotContain(weak);
    }
  }

  @Test
  void refusesKeyAddressesThatAreNotOfTheWeb() {
    for (String address : List.of("file:///etc/passwd", "ftp://x/y", "certs", "http:///x", ":")) {
      assertRefused(
          Map.of(NAME, "sso", "obs.jwt.jwks.uri", address), "OBS_JWT_JWKS_URI must be an http");
    }
  }

  private static void assertRefused(Map<String, String> settings, String sentence) {
    assertThatThrownBy(() -> issuers(settings))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining(sentence);
  }

  private static List<Issuer> issuers(Map<String, String> settings) {
    return new IssuerSettings(key -> Optional.ofNullable(settings.get(key))).issuers();
  }
}
