package io.trialsync.obs.web.security;

import static io.trialsync.obs.web.security.TokenMint.claims;
import static io.trialsync.obs.web.security.TokenMint.hs256;
import static org.assertj.core.api.Assertions.assertThat;

import io.trialsync.obs.ejb.metrics.Refusal;
import io.trialsync.obs.web.limit.TestLimits;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import org.jboss.resteasy.core.SynchronousDispatcher;
import org.jboss.resteasy.mock.MockDispatcherFactory;
import org.jboss.resteasy.mock.MockHttpRequest;
import org.jboss.resteasy.mock.MockHttpResponse;
import org.jboss.resteasy.spi.Dispatcher;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Runs the limits in the JAX-RS engine that the server uses too; time passes when a test says. */
class RouteLimitsTest {
  private static final Duration SECOND = Duration.ofSeconds(1);
  private static final int TOKEN = 3;
  private static final int CLIENT = 5;
  private static final int REPORTS = 4;
  private static final int BAD_TOKENS = 2;

  private final TestLimits test = TestLimits.of(TOKEN, CLIENT, REPORTS, BAD_TOKENS);
  private final Dispatcher engine = MockDispatcherFactory.createDispatcher();
  private final Routes routes = new Routes();

  @BeforeEach
  void start() {
    var guard = new RouteGuard();
    guard.verifier = new TokenVerifier(List.of(TokenMint.sharedSecretIssuer()), TokenMint.CLOCK);
    guard.caller = new Caller();
    guard.limits = test.limits;
    guard.remote = test.remote();
    guard.refusals = test.refusals;
    guard.closed = new ClosedTenants();
    engine.getProviderFactory().registerProviderInstance(guard);
    ((SynchronousDispatcher) engine).getRegistry().addSingletonResource(routes);
  }

  @Test
  @Tag("L01")
  @Tag("L02")
  void refusesWhatIsTooMuchAndSaysWhenToComeBack() throws Exception {
    String token = token("jti", "a");
    for (int left = TOKEN - 1; left >= 0; left--) {
      var answer = get("/read", token);
      assertThat(answer.getStatus()).isEqualTo(200);
      assertThat(header(answer, "RateLimit-Policy"))
          .isEqualTo("\"token\";q=3;w=1, \"client\";q=5;w=1");
      assertThat(header(answer, "RateLimit"))
          .startsWith("\"token\";r=" + left + ";t=1, \"client\"");
    }
    var refused = get("/read", token);
    assertThat(refused.getStatus()).isEqualTo(429);
    assertThat(header(refused, "Retry-After")).isEqualTo("1");
    assertThat(header(refused, "RateLimit")).isEqualTo("\"token\";r=0;t=1");
    assertThat(header(refused, "Content-Type")).isEqualTo("application/problem+json");
    assertThat(refused.getContentAsString()).contains("\"status\":429", "More than 3 requests");
    assertThat(test.refusals.reasons()).containsExactly(Refusal.TOKEN_RATE);
    assertThat(routes.calls).isEqualTo(TOKEN);

    test.pass(SECOND);
    assertThat(get("/read", token).getStatus()).isEqualTo(200);
  }

  @Test
  @Tag("L04")
  void countsAllTokensOfAClientTogether() throws Exception {
    for (int i = 0; i < CLIENT; i++) {
      assertThat(get("/read", token("jti", "fresh-" + i)).getStatus()).isEqualTo(200);
    }
    assertThat(get("/read", token("jti", "one more")).getStatus()).isEqualTo(429);
    assertThat(test.refusals.reasons()).containsExactly(Refusal.CLIENT_RATE);
    assertThat(get("/read", token("azp", "another client")).getStatus()).isEqualTo(200);
    assertThat(get("/read", token("tenant", "other")).getStatus()).isEqualTo(200);
  }

  @Test
  @Tag("L08")
  void knowsWhoAsksThenLimitsThenReadsTheBody() throws Exception {
    for (int i = 0; i < REPORTS; i++) {
      var taken = new Watched();
      assertThat(post("/write", token("jti", "t" + i), taken).getStatus()).isEqualTo(200);
      assertThat(taken.reads).isPositive();
    }
    var untouched = new Watched();
    var refused = post("/write", token("jti", "next"), untouched);
    assertThat(refused.getStatus()).isEqualTo(503);
    assertThat(header(refused, "Retry-After")).isEqualTo("1");
    assertThat(header(refused, "RateLimit")).isEqualTo("\"reports\";r=0;t=1");
    assertThat(test.refusals.reasons()).containsExactly(Refusal.REPORT_RATE);
    assertThat(post("/write", "nonsense", untouched).getStatus()).isEqualTo(401);
    assertThat(post("/write", token("scope", "obs.read"), untouched).getStatus()).isEqualTo(503);
    assertThat(untouched.reads).isZero();
    assertThat(get("/read", token("jti", "next")).getStatus()).isEqualTo(200);
  }

  /** All of a backlog arrives, of a client that sends everything at once and obeys the answers. */
  @Test
  @Tag("L09")
  void losesNoReportOfWhoComesBackWhenItIsTold() throws Exception {
    String token = token("jti", "a");
    int waiting = 10 * REPORTS + 1;
    int rounds = 0;
    while (waiting > 0 && rounds < 100) {
      int refused = 0;
      String wait = "0";
      for (int i = 0; i < waiting; i++) {
        var answer = post("/write", token, new Watched());
        assertThat(answer.getStatus()).isIn(200, 503);
        refused += answer.getStatus() == 503 ? 1 : 0;
        wait = answer.getStatus() == 503 ? header(answer, "Retry-After") : wait;
      }
      waiting = refused;
      test.pass(Duration.ofSeconds(Long.parseLong(wait)));
      rounds++;
    }
    assertThat(waiting).isZero();
    assertThat(rounds).isEqualTo(11);
  }

  @Test
  @Tag("L05")
  void looksAtNoMoreTokensOfWhoShowsTooManyBadOnes() throws Exception {
    String known = token("jti", "known");
    assertThat(get("/read", known).getStatus()).isEqualTo(200);
    for (int i = 0; i < BAD_TOKENS; i++) {
      assertThat(get("/read", "bad" + i).getStatus()).isEqualTo(401);
    }
    var refused = get("/read", "bad");
    assertThat(refused.getStatus()).isEqualTo(429);
    assertThat(header(refused, "Retry-After")).isEqualTo("1");
    assertThat(refused.getOutputHeaders()).doesNotContainKey("RateLimit");
    String unknown = token("jti", "unknown");
    assertThat(get("/read", unknown).getStatus()).isEqualTo(429);
    assertThat(get("/read", known).getStatus()).isEqualTo(200);
    assertThat(get("/read", null).getStatus()).isEqualTo(401);
    test.callFrom(InetAddress.getByName("192.0.2.1"));
    assertThat(get("/read", unknown).getStatus()).isEqualTo(200);
    assertThat(test.refusals.reasons())
        .containsExactly(
            Refusal.BAD_TOKEN,
            Refusal.BAD_TOKEN,
            Refusal.BAD_TOKEN_RATE,
            Refusal.BAD_TOKEN_RATE,
            Refusal.NO_TOKEN);
  }

  @Test
  @Tag("L05")
  void countsTheAddressesOfOneNetworkTogether() throws Exception {
    for (int i = 0; i < BAD_TOKENS; i++) {
      test.callFrom(InetAddress.getByName("2001:db8::" + i));
      get("/read", "bad");
    }
    test.callFrom(InetAddress.getByName("2001:db8::ffff"));
    assertThat(get("/read", "bad").getStatus()).isEqualTo(429);
    test.callFrom(InetAddress.getByName("2001:db8:0:1::1"));
    assertThat(get("/read", "bad").getStatus()).isEqualTo(401);
  }

  @Test
  void limitsWhoLacksTheScopeToo() throws Exception {
    String token = token("scope", "");
    for (int i = 0; i < TOKEN; i++) {
      assertThat(get("/read", token).getStatus()).isEqualTo(403);
    }
    assertThat(get("/read", token).getStatus()).isEqualTo(429);
  }

  private static String token(String claim, String value) throws Exception {
    return hs256(claims(claim, value));
  }

  private static String header(MockHttpResponse answer, String name) {
    return String.valueOf(answer.getOutputHeaders().getFirst(name));
  }

  private MockHttpResponse get(String path, @Nullable String token) throws Exception {
    return send(MockHttpRequest.get(path), token);
  }

  private MockHttpResponse post(String path, String token, InputStream body) throws Exception {
    return send(MockHttpRequest.post(path).content(body), token);
  }

  private MockHttpResponse send(MockHttpRequest request, @Nullable String token) {
    if (token != null) {
      request.header("Authorization", "Bearer " + token);
    }
    var answer = new MockHttpResponse();
    engine.invoke(request, answer);
    return answer;
  }

  /** An empty body that knows how often it was read. */
  private static final class Watched extends InputStream {
    private int reads;

    @Override
    public int read() {
      reads++;
      return -1;
    }
  }

  /** One route that asks and one that reports and reads its body. */
  @Path("")
  public static class Routes {
    private int calls;

    @GET
    @Path("read")
    @RequiresScope("obs.read")
    public String read() {
      calls++;
      return "read";
    }

    @POST
    @Path("write")
    @RequiresScope("obs.write")
    public int write(InputStream body) throws IOException {
      return body.read();
    }
  }
}
