package io.trialsync.obs.web.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JWSAlgorithm;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Several issuers at a time, each with settings of its own. */
class NamedIssuersTest {

  private static final Map<String, String> TWO =
      Map.of(
          "OBS_JWT_ISSUERS",
          "keycloak, legacy",
          "OBS_JWT_KEYCLOAK_ISSUER",
          "https://sso.example.org/realms/x",
          "OBS_JWT_KEYCLOAK_JWKS_URI",
          "https://sso.example.org/realms/x/certs",
          "OBS_JWT_KEYCLOAK_AUDIENCE",
          "obs-api",
          "OBS_JWT_KEYCLOAK_TENANT_CLAIM",
          "org",
          "OBS_JWT_LEGACY_ISSUER",
          "legacy",
          "OBS_JWT_LEGACY_SECRET",
          "q8Jw3nqzv0m9kXc5h2Ubt7LrYd1sFgPo4AeNiRx6WjE");

  @Test
  @Tag("J09")
  void readsEachWithItsOwnFamilyAndClaims() {
    List<Issuer> issuers = settings(TWO).issuers();

    assertThat(issuers)
        .extracting(Issuer::name)
        .containsExactly("https://sso.example.org/realms/x", "legacy");
    assertThat(issuers)
        .extracting(issuer -> issuer.signature().algorithm())
        .containsExactly(JWSAlgorithm.RS256, JWSAlgorithm.HS256);
    assertThat(issuers.get(0).audiences()).containsExactly("obs-api");
    assertThat(issuers.get(1).audiences()).containsExactly("obs");
    assertThat(issuers.get(0).claims().tenant()).isEqualTo("org");
    assertThat(issuers.get(0).claims().tenantRequired()).isTrue();
    assertThat(issuers.get(1).claims().tenantRequired()).isFalse();
  }

  @Test
  void readsTheUnnamedOneBesideThem() {
    var issuers =
        settings(with("OBS_JWT_ISSUER", "old", "OBS_JWT_JWKS_URI", "https://x/y")).issuers();
    assertThat(issuers).extracting(Issuer::name).startsWith("old").hasSize(3);
  }

  @Test
  void allowsOneNameForTwoWaysOfSigningAndNotForOne() {
    String same = "https://sso.example.org/realms/x";
    assertThat(settings(with("OBS_JWT_LEGACY_ISSUER", same)).issuers()).hasSize(2);
    assertRefused(
        with("OBS_JWT_ISSUER", same, "OBS_JWT_JWKS_URI", "https://x/y"),
        "OBS_JWT_ISSUER is the same for two issuers that both sign with RS256");
  }

  @Test
  void refusesIncompleteOnes() {
    assertRefused(Map.of("OBS_JWT_ISSUERS", "okta"), "OBS_JWT_OKTA_ISSUER is missing");
    assertRefused(
        Map.of("OBS_JWT_ISSUERS", "okta", "OBS_JWT_OKTA_ISSUER", "x"),
        "OBS_JWT_OKTA_ISSUER needs exactly one of OBS_JWT_OKTA_JWKS_URI (RS256) and"
            + " OBS_JWT_OKTA_SECRET (HS256); neither is set.");
    assertRefused(
        with("OBS_JWT_KEYCLOAK_SECRET", "q8Jw3nqzv0m9kXc5h2Ubt7LrYd1sFgPo4AeNiRx6WjE"),
        "both are set");
    assertRefused(with("OBS_JWT_LEGACY_SECRET", "short"), "OBS_JWT_LEGACY_SECRET must be 32");
  }

  @Test
  void refusesNamesThatCannotBeNames() {
    for (String names : List.of("Keycloak", "key-cloak", "a b", "a_b")) {
      assertRefused(Map.of("OBS_JWT_ISSUERS", names), "OBS_JWT_ISSUERS must be names");
    }
    assertRefused(with("OBS_JWT_ISSUERS", "legacy,keycloak,legacy"), "has legacy twice");
  }

  @Test
  void refusesSettingsThatNothingReads() {
    assertThatCode(() -> settings(TWO).requireKnown(TWO.keySet())).doesNotThrowAnyException();
    for (String unknown :
        List.of("OBS_JWT_KEYCLOK_ISSUER", "OBS_JWT_LEGACY_ISUER", "OBS_JWT_AUDIENCES")) {
      var settings = with(unknown, "x");
      assertThatThrownBy(() -> settings(settings).requireKnown(settings.keySet()))
          .isInstanceOf(IllegalStateException.class)
          .hasMessageStartingWith(unknown + " is not known");
    }
    var empty = with("OBS_JWT_KEYCLOK_ISSUER", " ");
    assertThatCode(() -> settings(empty).requireKnown(empty.keySet())).doesNotThrowAnyException();
  }

  private static Map<String, String> with(String... keysAndValues) {
    var all = new HashMap<>(TWO);
    for (int i = 0; i < keysAndValues.length; i += 2) {
      all.put(keysAndValues[i], keysAndValues[i + 1]);
    }
    return all;
  }

  private static void assertRefused(Map<String, String> settings, String sentence) {
    assertThatThrownBy(() -> settings(settings).issuers())
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining(sentence);
  }

  private static IssuerSettings settings(Map<String, String> settings) {
    return new IssuerSettings(
        new SettingSource(key -> Optional.ofNullable(settings.get(key))), TokenMint.CLOCK);
  }
}
