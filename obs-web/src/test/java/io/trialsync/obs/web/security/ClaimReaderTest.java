package io.trialsync.obs.web.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jwt.JWTClaimsSet;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClaimReaderTest {

  @Test
  void collectsScopesFromTextsListsAndPaths() throws Exception {
    var claims =
        JWTClaimsSet.parse(
            Map.of(
                "scope", "a  b",
                "scp", Arrays.asList("c", 7, null),
                "realm_access", Map.of("roles", List.of("d")),
                "https://x.example/perms", List.of("e f")));

    assertThat(
            ClaimReader.scopes(
                claims, List.of("scope", "scp", "realm_access.roles", "https://x.example/perms")))
        .contains("a", "b", "c", "d", "e f")
        .doesNotContain("e", "f", "7");
    assertThat(ClaimReader.scopes(claims, List.of("groups"))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "obs.reader",
        "obs.readx",
        "xobs.read",
        "obs.read.all",
        "OBS.READ",
        "obs.read\u200b",
        "\u043ebs.read",
        "\uff4fbs.read",
        "obs.read,obs.write",
        "obs.read\tobs.write",
        "obs.read\nobs.write",
        "obs.read\u00a0obs.write"
      })
  void takesScopesByExactMatchOnly(String text) throws Exception {
    var claims = JWTClaimsSet.parse(Map.of("scope", text));
    assertThat(ClaimReader.scopes(claims, List.of("scope"))).doesNotContain("obs.read");
  }

  @Test
  void givesTokensWithoutTenantToTheDefaultOne() throws Exception {
    assertThat(ClaimReader.tenant(JWTClaimsSet.parse(Map.of()), "tenant")).isEqualTo("default");
    assertThat(ClaimReader.tenant(JWTClaimsSet.parse(Map.of("a", Map.of("t", "x"))), "a.t"))
        .isEqualTo("x");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "*", "../x", "%", "a b", "a\n", "ä", "{\"a\":1}"})
  void refusesTenantsThatAreNotPlainNames(String tenant) throws Exception {
    var claims = JWTClaimsSet.parse(Map.of("tenant", tenant));
    assertThatThrownBy(() -> ClaimReader.tenant(claims, "tenant"))
        .isInstanceOf(InvalidTokenException.class);
  }

  @Test
  void refusesTenantsThatAreTooLongOrNoText() {
    for (Object tenant : List.of("x".repeat(65), List.of("acme"), 1, true, Map.of())) {
      assertThatThrownBy(
              () -> ClaimReader.tenant(JWTClaimsSet.parse(Map.of("tenant", tenant)), "tenant"))
          .isInstanceOf(InvalidTokenException.class);
    }
  }

  @Test
  void takesTheClientFromTheFirstClaimThatNamesOne() throws Exception {
    var claims = JWTClaimsSet.parse(Map.of("cid", "okta", "sub", "someone"));
    assertThat(ClaimReader.client(claims)).isEqualTo("okta");
    assertThat(ClaimReader.client(JWTClaimsSet.parse(Map.of("sub", "someone"))))
        .isEqualTo("someone");
    for (String bad : List.of("", "a\r\nb", "x".repeat(256))) {
      assertThatThrownBy(() -> ClaimReader.client(JWTClaimsSet.parse(Map.of("azp", bad))))
          .isInstanceOf(InvalidTokenException.class);
    }
  }
}
