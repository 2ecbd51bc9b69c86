package io.trialsync.obs.web.security;

import static io.trialsync.obs.web.security.TokenMint.claims;
import static io.trialsync.obs.web.security.TokenMint.claimsWithout;
import static io.trialsync.obs.web.security.TokenMint.hs256;
import static org.assertj.core.api.Assertions.assertThat;

import io.trialsync.obs.web.error.WebApplicationMapper;
import io.trialsync.obs.web.limit.TestLimits;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.SecurityContext;
import java.net.URISyntaxException;
import java.util.List;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jboss.resteasy.core.SynchronousDispatcher;
import org.jboss.resteasy.mock.MockDispatcherFactory;
import org.jboss.resteasy.mock.MockHttpRequest;
import org.jboss.resteasy.mock.MockHttpResponse;
import org.jboss.resteasy.spi.Dispatcher;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Runs the guards in the JAX-RS engine that the server uses too. */
class RouteGuardTest {

  private final Caller caller = new Caller();
  private final TestLimits unlimited = TestLimits.of(0, 0, 0, 0);
  private final ClosedTenants closed = new ClosedTenants();
  private final Dispatcher engine = MockDispatcherFactory.createDispatcher();

  @BeforeEach
  void start() {
    start(List.of(TokenMint.sharedSecretIssuer()));
  }

  private void start(List<Issuer> issuers) {
    var guard = new RouteGuard();
    guard.verifier = new TokenVerifier(issuers, TokenMint.CLOCK);
    guard.caller = caller;
    guard.limits = unlimited.limits;
    guard.remote = unlimited.remote();
    guard.refusals = unlimited.refusals;
    guard.closed = closed;
    var providers = engine.getProviderFactory();
    providers.registerProviderInstance(guard);
    providers.register(WebApplicationMapper.class);
    ((SynchronousDispatcher) engine).getRegistry().addSingletonResource(new Routes(caller));
  }

  @Test
  @Tag("J03")
  void letsACallerWithTheScopeInAndSaysWhoItIs() throws Exception {
    var answer = get("/written", "Bearer " + hs256(claims()));

    assertThat(answer.getStatus()).isEqualTo(200);
    assertThat(answer.getContentAsString()).isEqualTo("acme etl-worker etl-worker");
    for (String scheme : List.of("bearer ", "BEARER ", "bEaReR ")) {
      assertThat(get("/written", scheme + hs256(claims())).getStatus()).isEqualTo(200);
    }
  }

  @Test
  @Tag("J01")
  @Tag("J02")
  void asksForATokenWithoutCallingItBad() throws Exception {
    for (String header : new String[] {null, "Basic eDp5", "Bearer", hs256(claims())}) {
      assertProblem(get("/written", header), 401, "Bearer realm=\"obs\"");
    }
    String token = hs256(claims());
    assertProblem(get("/written?access_token=" + token, null), 401, "Bearer realm=\"obs\"");
  }

  @Test
  void saysTheSameForEveryBadToken() throws Exception {
    String good = hs256(claims());
    var bodies =
        List.of(
                hs256(claims("exp", 1)),
                hs256(claims("aud", "CANARYf017x")),
                hs256(claims("iss", "CANARYf017x")),
                good.substring(0, good.length() - 4),
                " " + good,
                "",
                "x")
            .stream()
            .map(token -> body(token))
            .distinct()
            .toList();
    assertThat(bodies).hasSize(1);
    assertThat(bodies.get(0))
        .doesNotContain("CANARY", "eyJ")
        .contains("The token is not accepted.");
  }

  @Test
  @Tag("J02")
  void refusesTwoAuthorizationHeaders() throws Exception {
    var request = MockHttpRequest.get("/written");
    request.header("Authorization", "Bearer " + hs256(claims()));
    request.header("Authorization", "Bearer " + hs256(claims()));
    assertProblem(send(request), 401, "Bearer realm=\"obs\", error=\"invalid_token\"");
  }

  @Test
  @Tag("C07")
  @Tag("C10")
  void namesTheScopeThatIsMissing() throws Exception {
    String challenge = "Bearer realm=\"obs\", error=\"insufficient_scope\", scope=\"obs.write\"";
    for (Object scope : List.of("obs.read", "", List.of(), "obs.write2", "OBS.WRITE", 1)) {
      assertProblem(get("/written", "Bearer " + hs256(claims("scope", scope))), 403, challenge);
    }
    assertProblem(get("/written", "Bearer " + hs256(claims("scope", null))), 403, challenge);
    for (String roles : List.of("roles", "groups", "permissions")) {
      var claims = claims(roles, List.of("obs.write"));
      claims.remove("scope");
      assertProblem(get("/written", "Bearer " + hs256(claims)), 403, challenge);
    }
    assertProblem(get("/written", "Bearer " + hs256(claimsWithout("scope"))), 403, challenge);
  }

  @Test
  @Tag("C11")
  void saysThatTheTenantOfAGenuineTokenCannotBeRead() throws Exception {
    String challenge = "Bearer realm=\"obs\", error=\"insufficient_scope\"";
    for (Object tenant : List.of("", "*", "../x", "%", List.of("acme"), 1)) {
      assertProblem(get("/written", "Bearer " + hs256(claims("tenant", tenant))), 403, challenge);
    }
    assertThat(get("/written", "Bearer " + hs256(claimsWithout("tenant"))).getContentAsString())
        .startsWith("default ");
  }

  @Test
  void letsTheMethodSayMoreThanItsClass() throws Exception {
    String reader = "Bearer " + hs256(claims("scope", "obs.read"));
    assertThat(get("/read", reader).getStatus()).isEqualTo(200);
    assertThat(get("/open", null).getStatus()).isEqualTo(200);
    assertThat(get("/open", "Bearer rubbish").getStatus()).isEqualTo(200);
  }

  @Test
  void closesARouteThatNobodyDeclared() throws Exception {
    ((SynchronousDispatcher) engine).getRegistry().addSingletonResource(new Forgetful());
    var answer = get("/forgetful", "Bearer " + hs256(claims()));
    assertThat(answer.getStatus()).isEqualTo(403);
    assertThat(answer.getContentAsString()).contains("open to nobody");
  }

  @Test
  void answersUnknownAddressesAndMethodsWithProblems() throws Exception {
    var unknown = get("/nowhere", null);
    assertThat(unknown.getStatus()).isEqualTo(404);
    assertThat(unknown.getContentAsString()).contains("Nothing is at this address.");
    var wrongMethod = send(MockHttpRequest.delete("/written"));
    assertThat(wrongMethod.getStatus()).isEqualTo(405);
    assertThat(wrongMethod.getOutputHeaders().getFirst("Allow").toString()).contains("GET");
  }

  private String body(String token) {
    try {
      var answer = get("/written", "Bearer " + token);
      assertProblem(answer, 401, "Bearer realm=\"obs\", error=\"invalid_token\"");
      return answer.getContentAsString();
    } catch (Exception failed) {
      throw new IllegalStateException(failed);
    }
  }

  private static void assertProblem(MockHttpResponse answer, int status, String challenge)
      throws Exception {
    assertThat(answer.getStatus()).isEqualTo(status);
    assertThat(answer.getOutputHeaders().getFirst("WWW-Authenticate")).isEqualTo(challenge);
    assertThat(answer.getOutputHeaders().getFirst("Content-Type"))
        .hasToString("application/problem+json");
    assertThat(answer.getContentAsString()).startsWith("{\"type\":\"about:blank\"");
  }

  private MockHttpResponse get(String address, String authorization) throws URISyntaxException {
    var request = MockHttpRequest.get(address);
    return send(authorization == null ? request : request.header("Authorization", authorization));
  }

  private MockHttpResponse send(MockHttpRequest request) {
    var answer = new MockHttpResponse();
    engine.invoke(request, answer);
    return answer;
  }

  /** Routes of each kind. */
  @Path("/")
  @RequiresScope("obs.read")
  public static class Routes {
    private final Caller caller;

    Routes(Caller caller) {
      this.caller = caller;
    }

    @GET
    @Path("written")
    @RequiresScope("obs.write")
    public String written(@Context SecurityContext security) {
      var token = (JsonWebToken) security.getUserPrincipal();
      return caller.tenantId() + " " + caller.clientId() + " " + token.getName();
    }

    @GET
    @Path("read")
    public String read() {
      return caller.tenantId();
    }

    @GET
    @Path("open")
    @PermitAll
    public String open() {
      return "open";
    }
  }

  /** A resource with a route that nobody guarded. */
  @Path("forgetful")
  public static class Forgetful {
    @GET
    public String forgotten() {
      return "secret";
    }

    @POST
    @PermitAll
    public String declared() {
      return "open";
    }
  }
}
