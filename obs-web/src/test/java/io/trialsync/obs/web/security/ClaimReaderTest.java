package io.trialsync.obs.web.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jwt.JWTClaimsSet;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClaimReaderTest {

  @Test
  @Tag("C10")
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
  @Tag("C08")
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
    var control = JWTClaimsSet.parse(Map.of("scope", text + " obs.read"));
    assertThat(ClaimReader.scopes(control, List.of("scope"))).contains("obs.read");
  }

  @Test
  @Tag("C08")
  void findsAScopeAmongThousands() throws Exception {
    String many = "x ".repeat(10_000) + "obs.read";
    var claims = JWTClaimsSet.parse(Map.of("scope", many));
    assertThat(ClaimReader.scopes(claims, List.of("scope"))).contains("obs.read").hasSize(2);
  }

  @Test
  @Tag("C10")
  void readsScopesOnlyWhereTheSettingsSay() throws Exception {
    var claims =
        JWTClaimsSet.parse(
            Map.of(
                "roles", List.of("obs.read"),
                "groups", List.of("obs.read"),
                "permissions", List.of("obs.read"),
                "realm_access", Map.of("roles", List.of("obs.read"))));
    assertThat(ClaimReader.scopes(claims, List.of("scope", "scp"))).isEmpty();
    for (String name : List.of("roles", "groups", "permissions", "realm_access.roles")) {
      assertThat(ClaimReader.scopes(claims, List.of(name))).containsExactly("obs.read");
    }
  }

  @Test
  @Tag("C11")
  void givesTokensWithoutTenantToTheDefaultOneWhereNoneIsRequired() throws Exception {
    assertThat(ClaimReader.tenant(JWTClaimsSet.parse(Map.of()), names("tenant", false)))
        .isEqualTo("default");
    var nested = JWTClaimsSet.parse(Map.of("a", Map.of("t", "x")));
    assertThat(ClaimReader.tenant(nested, names("a.t", true))).isEqualTo("x");
    assertThatThrownBy(
            () -> ClaimReader.tenant(JWTClaimsSet.parse(Map.of()), names("tenant", true)))
        .isInstanceOf(InvalidTokenException.class);
    assertThatThrownBy(() -> ClaimReader.tenant(nested, names("tid", true)))
        .isInstanceOf(InvalidTokenException.class);
  }

  @ParameterizedTest
  @Tag("C11")
  @ValueSource(strings = {"", "*", "../x", "%", "a b", "a\n", "ä", "{\"a\":1}"})
  void refusesTenantsThatAreNotPlainNames(String tenant) throws Exception {
    var claims = JWTClaimsSet.parse(Map.of("tenant", tenant));
    assertThatThrownBy(() -> ClaimReader.tenant(claims, names("tenant", false)))
        .isInstanceOf(InvalidTokenException.class);
    var control = JWTClaimsSet.parse(Map.of("tenant", "acme", "tid", tenant));
    assertThat(ClaimReader.tenant(control, names("tenant", true))).isEqualTo("acme");
  }

  @Test
  @Tag("C11")
  void refusesTenantsThatAreTooLongOrNoText() {
    for (Object tenant :
        List.of("x".repeat(65), "x".repeat(10_000), List.of("acme"), 1, true, Map.of())) {
      assertThatThrownBy(
              () ->
                  ClaimReader.tenant(
                      JWTClaimsSet.parse(Map.of("tenant", tenant)), names("tenant", false)))
          .isInstanceOf(InvalidTokenException.class);
    }
  }

  @Test
  @Tag("C13")
  void takesTheClientFromTheFirstClaimThatIsThere() throws Exception {
    var claims = JWTClaimsSet.parse(Map.of("cid", "okta", "sub", "someone"));
    assertThat(client(claims)).isEqualTo("okta");
    assertThat(client(JWTClaimsSet.parse(Map.of("sub", "someone")))).isEqualTo("someone");
    assertThat(ClaimReader.client(claims, List.of("sub"))).isEqualTo("someone");
    for (String bad : List.of("", "a\r\nb", "x".repeat(256))) {
      assertThatThrownBy(() -> client(JWTClaimsSet.parse(Map.of("azp", bad, "sub", "someone"))))
          .isInstanceOf(InvalidTokenException.class);
    }
  }

  private static String client(JWTClaimsSet claims) throws InvalidTokenException {
    return ClaimReader.client(claims, TokenMint.CLAIM_NAMES.clients());
  }

  private static ClaimNames names(String tenant, boolean required) {
    return new ClaimNames(List.of("scope"), tenant, required, List.of("azp"));
  }
}
