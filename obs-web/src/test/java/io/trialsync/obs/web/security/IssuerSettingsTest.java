package io.trialsync.obs.web.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JWSAlgorithm;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The one issuer without a name, and what stops the start. */
class IssuerSettingsTest {

  private static final String SECRET = "q8Jw3nqzv0m9kXc5h2Ubt7LrYd1sFgPo4AeNiRx6WjE";
  private static final String NAME = "OBS_JWT_ISSUER";
  private static final String KEYS = "OBS_JWT_JWKS_URI";

  @Test
  void hasNoIssuerWhenNothingIsSet() {
    assertThat(issuers(Map.of())).isEmpty();
    assertThat(issuers(Map.of(NAME, "  "))).isEmpty();
  }

  @Test
  void readsACompanyIssuerWithItsDefaults() {
    Issuer issuer = issuers(Map.of(NAME, "sso", "OBS_JWT_SECRET", SECRET)).get(0);

    assertThat(issuer.name()).isEqualTo("sso");
    assertThat(issuer.signature().algorithm()).isEqualTo(JWSAlgorithm.HS256);
    assertThat(issuer.audiences()).containsExactly("obs");
    assertThat(issuer.claims())
        .isEqualTo(
            new ClaimNames(
                List.of("scope", "scp", "permissions", "roles"),
                "tenant",
                false,
                List.of("azp", "client_id", "cid", "appid", "sub")));
  }

  @Test
  void readsWhatIsSet() {
    var issuers =
        issuers(
            Map.of(
                NAME,
                "sso",
                KEYS,
                "https://sso.example.org/certs",
                "OBS_JWT_AUDIENCE",
                "a , b,",
                "OBS_JWT_SCOPE_CLAIMS",
                "realm_access.roles",
                "OBS_JWT_CLIENT_CLAIMS",
                "appid,oid",
                "OBS_DEV_ISSUER_SECRET",
                SECRET));

    assertThat(issuers).extracting(Issuer::name).containsExactly("sso", "obs-dev");
    assertThat(issuers)
        .extracting(issuer -> issuer.signature().algorithm())
        .containsExactly(JWSAlgorithm.RS256, JWSAlgorithm.HS256);
    assertThat(issuers.get(0).audiences()).containsExactly("a", "b");
    assertThat(issuers.get(0).claims().scopes()).containsExactly("realm_access.roles");
    assertThat(issuers.get(0).claims().clients()).containsExactly("appid", "oid");
  }

  @Test
  @Tag("C11")
  void requiresATenantWhereTheOperatorSaysWhereItStands() {
    assertThat(claims(Map.of()).tenantRequired()).isFalse();
    assertThat(claims(Map.of("OBS_JWT_TENANT_CLAIM", "tid")).tenantRequired()).isTrue();
    assertThat(claims(Map.of("OBS_JWT_TENANT_CLAIM", "tid")).tenant()).isEqualTo("tid");
    assertThat(
            claims(Map.of("OBS_JWT_TENANT_CLAIM", "tid", "OBS_JWT_TENANT_REQUIRED", "false"))
                .tenantRequired())
        .isFalse();
    assertThat(claims(Map.of("OBS_JWT_TENANT_REQUIRED", "true")).tenantRequired()).isTrue();
  }

  @Test
  void refusesAnIssuerWithoutKeysOrWithTwoKindsOfThem() {
    assertRefused(Map.of(NAME, "sso"), "neither is set");
    assertRefused(
        Map.of(NAME, "sso", "OBS_JWT_SECRET", SECRET, KEYS, "https://x/y"), "both are set");
    assertRefused(Map.of("OBS_JWT_SECRET", SECRET), "OBS_JWT_ISSUER is missing");
    assertRefused(Map.of(NAME, "obs-dev", "OBS_JWT_SECRET", SECRET), "not obs-dev");
  }

  @Test
  void refusesValuesThatCannotBeMeant() {
    for (String key :
        List.of("OBS_JWT_SCOPE_CLAIMS", "OBS_JWT_CLIENT_CLAIMS", "OBS_JWT_TENANT_CLAIM")) {
      assertRefused(Map.of(NAME, "sso", "OBS_JWT_SECRET", SECRET, key, "a b"), key);
    }
    for (String key : List.of("OBS_JWT_SCOPE_CLAIMS", "OBS_JWT_AUDIENCE")) {
      assertRefused(Map.of(NAME, "sso", "OBS_JWT_SECRET", SECRET, key, ","), key + " must be one");
    }
    assertRefused(
        Map.of(NAME, "sso", "OBS_JWT_SECRET", SECRET, "OBS_JWT_TENANT_REQUIRED", "yes"),
        "must be true or false");
  }

  @Test
  @Tag("J10")
  void refusesWeakSecretsInEverySetting() {
    assertRefused(Map.of(NAME, "sso", "OBS_JWT_SECRET", "changeit"), "OBS_JWT_SECRET must be 32");
    assertRefused(
        Map.of("OBS_DEV_ISSUER_SECRET", "A".repeat(43)), "OBS_DEV_ISSUER_SECRET is a well-known");
  }

  @Test
  void fetchesKeysOnlyWhereNobodyCanChangeThem() {
    for (String address : List.of("file:///etc/passwd", "ftp://x/y", "certs", "http:///x", ":")) {
      assertRefused(Map.of(NAME, "sso", KEYS, address), "OBS_JWT_JWKS_URI must be an https");
    }
    for (String address :
        List.of(
            "http://sso.example.org/certs",
            "http://127.0.0.1.evil.example/certs",
            "http://localhost.example/certs",
            "https://me@sso.example.org/certs")) {
      assertRefused(Map.of(NAME, "sso", KEYS, address), "OBS_JWT_JWKS_URI must be an https");
    }
    for (String address :
        List.of("http://127.0.0.1:8080/c", "http://localhost/c", "http://[::1]/c")) {
      assertThat(issuers(Map.of(NAME, "sso", KEYS, address))).hasSize(1);
    }
    var insecure = Map.of(NAME, "sso", KEYS, "http://sso/c", "OBS_JWT_INSECURE_JWKS", "true");
    assertThat(issuers(insecure)).hasSize(1);
  }

  @Test
  @Tag("C03")
  void readsHowLongTokensMayLive() {
    assertThat(settings(Map.of()).longestLife()).isEqualTo(Duration.ofHours(24));
    assertThat(settings(Map.of("OBS_JWT_LONGEST_LIFE", "PT1H")).longestLife())
        .isEqualTo(Duration.ofHours(1));
    assertThatThrownBy(() -> settings(Map.of("OBS_JWT_LONGEST_LIFE", "1h")).longestLife())
        .hasMessageContaining("OBS_JWT_LONGEST_LIFE must be a duration");
  }

  private static ClaimNames claims(Map<String, String> more) {
    var all = new HashMap<>(more);
    all.putAll(Map.of(NAME, "sso", "OBS_JWT_SECRET", SECRET));
    return issuers(all).get(0).claims();
  }

  private static void assertRefused(Map<String, String> settings, String sentence) {
    assertThatThrownBy(() -> issuers(settings))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining(sentence);
  }

  private static List<Issuer> issuers(Map<String, String> settings) {
    return settings(settings).issuers();
  }

  private static IssuerSettings settings(Map<String, String> settings) {
    return new IssuerSettings(
        new SettingSource(key -> Optional.ofNullable(settings.get(key))), TokenMint.CLOCK);
  }
}
