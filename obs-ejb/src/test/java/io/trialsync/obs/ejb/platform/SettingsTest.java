package io.trialsync.obs.ejb.platform;

import static org.assertj.core.api.Assertions.assertThat;

import io.trialsync.obs.ejb.quality.check.RowCountDelta;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SettingsTest {

  @Test
  void acceptsNothingButAPassword() {
    assertThat(complaintsAbout(Map.of())).isEmpty();
  }

  @Test
  void demandsThePasswordOfTheDatabase() {
    assertThat(Settings.complaints(setting -> Optional.empty()))
        .containsExactly(
            "Setting OBS_DB_PASSWORD is missing; it must be the password of OBS_DB_USER.");
  }

  @Test
  void namesKeyValueAndWhatIsAllowed() {
    assertThat(complaintsAbout(Map.of("OBS_DB_WRITERS", "eight")))
        .containsExactly("Setting OBS_DB_WRITERS=eight is not a whole number from 2 to 500.");
    assertThat(complaintsAbout(Map.of("OBS_HTTP_PORT", "65536")))
        .containsExactly("Setting OBS_HTTP_PORT=65536 is not a whole number from 1 to 65535.");
    assertThat(complaintsAbout(Map.of("OBS_METRICS_ENABLED", "yes")))
        .containsExactly("Setting OBS_METRICS_ENABLED=yes is not true or false.");
    assertThat(complaintsAbout(Map.of("OBS_DB_URL", "postgres://host/obs"))).hasSize(1);
  }

  @Test
  void checksProxiesAndOrigins() {
    assertThat(
            complaintsAbout(
                Map.of(
                    "OBS_TRUSTED_PROXIES", "10.0.0.7, 10.1.0.0/16,fd00::/8",
                    "OBS_CORS_ORIGINS", "https://grafana.example.org, http://127.0.0.1:3000")))
        .isEmpty();
    for (String proxies : List.of("proxy.example.org", "10.0.0.7;10.0.0.8", "*")) {
      assertThat(complaintsAbout(Map.of("OBS_TRUSTED_PROXIES", proxies))).as(proxies).hasSize(1);
    }
    for (String origins : List.of("*", "null", "https://a/", "https://*.a", "grafana.example")) {
      assertThat(complaintsAbout(Map.of("OBS_CORS_ORIGINS", origins))).as(origins).hasSize(1);
    }
    assertThat(complaintsAbout(Map.of("OBS_HISTORY_RATE", "-1"))).hasSize(1);
    assertThat(complaintsAbout(Map.of("OBS_HISTORY_RATE", "0"))).isEmpty();
  }

  @Test
  void checksHowStrictChecksAre() {
    assertThat(
            complaintsAbout(
                Map.of(
                    "DQ_ROW_DELTA_PCT_THRESHOLD", "12.5",
                    "DQ_NULL_RATE_THRESHOLD", "0",
                    "OBS_DQ_CHECKS", "{\"zero_rows\":{\"severity\":\"fail\"}}")))
        .isEmpty();
    assertThat(complaintsAbout(Map.of("DQ_NULL_RATE_THRESHOLD", "1.5")))
        .containsExactly("Setting DQ_NULL_RATE_THRESHOLD=1.5 is not a number from 0 to 1.");
    for (String checks : List.of("fail", "[]", "{\"a\":1,\"a\":2}")) {
      assertThat(complaintsAbout(Map.of("OBS_DQ_CHECKS", checks))).as(checks).hasSize(1);
    }
  }

  @Test
  void holdsTheSettingsOfChecksAgainstTheChecksThatThereAre() {
    List<RowCountDelta> checks = List.of(new RowCountDelta());
    assertThat(Settings.complaintAboutChecks(Optional.empty(), checks)).isEmpty();
    assertThat(
            Settings.complaintAboutChecks(
                Optional.of("{\"row_count_delta\":{\"threshold_pct\":5}}"), checks))
        .isEmpty();
    assertThat(
            Settings.complaintAboutChecks(
                Optional.of("{\"row_count_delta\":{\"threshold\":5}}"), checks))
        .contains(
            "Setting OBS_DQ_CHECKS is wrong: checks.row_count_delta may hold severity, weekdays,"
                + " tables, threshold_pct, min_rows and nothing else.");
  }

  @Test
  void checksTheAgesOfRetention() {
    assertThat(complaintsAbout(Map.of("OBS_RETENTION_DAYS", "3651")))
        .containsExactly("Setting OBS_RETENTION_DAYS=3651 is not a whole number from 1 to 3650.");
    assertThat(complaintsAbout(Map.of("OBS_RETENTION_DAYS_BY_TENANT", "acme=never")))
        .singleElement()
        .asString()
        .contains("OBS_RETENTION_DAYS_BY_TENANT=acme=never", "acme=30,other=365");
    assertThat(complaintsAbout(Map.of("OBS_RETENTION_AT", "24:00"))).hasSize(1);
    assertThat(complaintsAbout(Map.of("OBS_RETENTION_AT", "3:30"))).hasSize(1);
    assertThat(
            complaintsAbout(
                Map.of("OBS_RETENTION_DAYS", "7", "OBS_RETENTION_LIFE_CYCLE_DAYS", "30")))
        .containsExactly(
            "Setting OBS_RETENTION_LIFE_CYCLE_DAYS=30 is not at most the 7 of OBS_RETENTION_DAYS.");
    assertThat(
            complaintsAbout(
                Map.of(
                    "OBS_RETENTION_DAYS", "7",
                    "OBS_RETENTION_DAYS_BY_TENANT", "acme=30",
                    "OBS_RETENTION_AT", "23:59")))
        .isEmpty();
  }

  @Test
  void checksHowTokensAreVerified() {
    assertThat(
            complaintsAbout(
                Map.of(
                    "OBS_JWT_ISSUERS", "keycloak, legacy",
                    "OBS_JWT_LONGEST_LIFE", "PT12H",
                    "OBS_JWT_JWKS_REFRESH", "PT2S",
                    "OBS_JWT_TENANT_REQUIRED", "true",
                    "OBS_JWT_CLIENT_CLAIMS", "azp,appid")))
        .isEmpty();
    assertThat(complaintsAbout(Map.of("OBS_JWT_LONGEST_LIFE", "P367D")))
        .containsExactly(
            "Setting OBS_JWT_LONGEST_LIFE=P367D is not a duration from PT1M to P366D.");
    for (String wrong : List.of("PT0S", "PT25H", "2s", "")) {
      assertThat(complaintsAbout(Map.of("OBS_JWT_JWKS_REFRESH", wrong))).hasSize(1);
    }
    assertThat(complaintsAbout(Map.of("OBS_JWT_ISSUERS", "Key-Cloak"))).hasSize(1);
    assertThat(complaintsAbout(Map.of("OBS_JWT_INSECURE_JWKS", "maybe"))).hasSize(1);
  }

  @Test
  void checksWhatEachSourceOfProbesNeeds() {
    assertThat(complaintsAbout(Map.of("OBS_PROBE_SOURCES", "Ware-house"))).hasSize(1);
    assertThat(complaintsAbout(Map.of("OBS_PROBE_TIMEOUT", "PT10M"))).hasSize(1);
    assertThat(complaintsAbout(Map.of("OBS_PROBE_SOURCES", "warehouse, lake")))
        .hasSize(6)
        .contains(
            "Setting OBS_PROBE_LAKE_USER is missing; it must be the name of a database role.");
    var whole =
        Map.of(
            "OBS_PROBE_SOURCES", "lake",
            "OBS_PROBE_LAKE_URL", "jdbc:postgresql://db:5432/lake",
            "OBS_PROBE_LAKE_USER", "prober",
            "OBS_PROBE_LAKE_PASSWORD", "secret");
    assertThat(complaintsAbout(whole)).isEmpty();
    var wrong = new HashMap<>(whole);
    wrong.put("OBS_PROBE_LAKE_URL", "jdbc:mysql://db/lake");
    wrong.put("OBS_PROBE_LAKE_TENANTS", "a tenant");
    assertThat(complaintsAbout(wrong)).hasSize(2);
  }

  @Test
  void checksWhatIsSetAboutTheLog() {
    assertThat(complaintsAbout(Map.of("OBS_LOG_LEVEL", "debug")))
        .containsExactly("Setting OBS_LOG_LEVEL=debug is not one of DEBUG, INFO, WARN, ERROR.");
    assertThat(complaintsAbout(Map.of("OBS_LOG_EVERY", "0"))).hasSize(1);
    assertThat(complaintsAbout(Map.of("OBS_ENV", "two words"))).hasSize(1);
    assertThat(complaintsAbout(Map.of("OBS_ERROR_RULES", "API code (a+)+$; DB nonsense")))
        .singleElement()
        .asString()
        .startsWith("Setting OBS_ERROR_RULES=API code (a+)+$; DB nonsense is not a list of");
    assertThat(
            complaintsAbout(
                Map.of(
                    "OBS_LOG_LEVEL", "WARN",
                    "OBS_LOG_FIRST", "10",
                    "OBS_LOG_EVERY", "1",
                    "OBS_ENV", "prod-eu",
                    "OBS_ERROR_RULES", "API code SSO-*; DB message *ora-*; API http 502-504")))
        .isEmpty();
  }

  @Test
  void refusesAWrongClockWhereRealTokensAreTaken() {
    assertThat(complaintsAbout(Map.of("OBS_CLOCK_OFFSET", "PT1H")))
        .containsExactly(
            "Setting OBS_CLOCK_OFFSET is only for trying a server with OBS_DEV_ISSUER_SECRET;"
                + " remove it.");
    String secret = "A".repeat(43);
    assertThat(
            complaintsAbout(Map.of("OBS_CLOCK_OFFSET", "-PT1H", "OBS_DEV_ISSUER_SECRET", secret)))
        .isEmpty();
    assertThat(
            complaintsAbout(Map.of("OBS_CLOCK_OFFSET", "PT25H", "OBS_DEV_ISSUER_SECRET", secret)))
        .containsExactly(
            "Setting OBS_CLOCK_OFFSET=PT25H is not a duration of at most a day like PT1H.");
  }

  @Test
  void neverShowsASecret() {
    assertThat(complaintsAbout(Map.of("OBS_JWT_SECRET", "hunter2")))
        .singleElement()
        .asString()
        .contains("OBS_JWT_SECRET", "7 characters")
        .doesNotContain("hunter2");
  }

  @Test
  void takesASecretForBase64urlAndNotForText() {
    String text = "a phrase of more than thirty-two bytes";
    assertThat(complaintsAbout(Map.of("OBS_JWT_SECRET", text))).hasSize(1);
    assertThat(complaintsAbout(Map.of("OBS_JWT_SECRET", "A".repeat(42)))).hasSize(1);
    assertThat(complaintsAbout(Map.of("OBS_JWT_SECRET", "A".repeat(43)))).isEmpty();
  }

  @Test
  void keepsAComplaintOnOneLine() {
    assertThat(complaintsAbout(Map.of("OBS_SERVICE", "obs\nERROR faked" + "x".repeat(500))))
        .singleElement()
        .satisfies(
            sentence ->
                assertThat(sentence).hasLineCount(1).hasSizeLessThan(250).contains("OBS_SERVICE"));
  }

  @Test
  void explainsEverySettingInTheExample() throws IOException {
    String example = Files.readString(Path.of("../liberty/server.env.example"));
    assertThat(Settings.ALL)
        .allSatisfy(setting -> assertThat(example).contains("\n" + hash(setting) + "="));
  }

  private static String hash(Setting setting) {
    return setting.required() ? setting.key() : "#" + setting.key();
  }

  private static List<String> complaintsAbout(Map<String, String> given) {
    Map<String, String> values = new HashMap<>(given);
    values.putIfAbsent("OBS_DB_PASSWORD", "secret");
    return Settings.complaints(setting -> Optional.ofNullable(values.get(setting.key())));
  }
}
