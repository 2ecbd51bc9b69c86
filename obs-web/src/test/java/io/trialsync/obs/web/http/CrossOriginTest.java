package io.trialsync.obs.web.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("I21")
class CrossOriginTest {
  private static final String GRAFANA = "https://grafana.example.org";
  private static final CrossOrigin LISTED =
      CrossOrigin.of(GRAFANA + ", https://ops.example.org:8443");

  @Test
  void saysNothingWhenNobodyIsListed() {
    assertThat(CrossOrigin.of("").headers(GRAFANA, true)).isEmpty();
  }

  @Test
  void letsAListedOriginReadAndAskBefore() {
    assertThat(LISTED.headers(GRAFANA, false))
        .containsEntry("Access-Control-Allow-Origin", GRAFANA)
        .containsEntry("Vary", "Origin")
        .doesNotContainKey("Access-Control-Allow-Headers");
    assertThat(LISTED.headers("https://ops.example.org:8443", true))
        .containsEntry("Access-Control-Allow-Origin", "https://ops.example.org:8443")
        .containsKeys("Access-Control-Allow-Headers", "Access-Control-Allow-Methods")
        .doesNotContainKey("Access-Control-Allow-Credentials");
  }

  @Test
  void letsNobodyInWhoOnlyLooksLikeOne() {
    for (String origin :
        List.of(
            "null",
            "*",
            "",
            "http://grafana.example.org",
            "https://grafana.example.org.evil.test",
            "https://evil-grafana.example.org",
            "https://GRAFANA.example.org",
            "https://grafana.example.org:443",
            GRAFANA + "/")) {
      assertThat(LISTED.headers(origin, true)).as(origin).isEqualTo(Map.of("Vary", "Origin"));
    }
    assertThat(LISTED.headers(null, true)).isEqualTo(Map.of("Vary", "Origin"));
  }
}
