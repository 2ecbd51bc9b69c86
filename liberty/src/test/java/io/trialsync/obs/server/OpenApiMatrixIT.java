package io.trialsync.obs.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.trialsync.obs.launcher.contract.ApiOperation;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every route of the OpenAPI document that the server answers, with nothing but what that document
 * shows: without a token, with a wrong scope, for a foreign tenant, and with the right token. A new
 * route is in here by being in the document, and {@code OpenApiTest} fails while it is not.
 */
class OpenApiMatrixIT {
  private static final List<String> SCOPES =
      List.of("obs.read", "obs.write", "obs.admin", "obs.alerts");
  private static final String OWNER = "matrix-" + UUID.randomUUID();
  private static final String SECRET = "matrix-canary-" + UUID.randomUUID();

  /** Makes the job and the run that the examples speak of, with a word that nobody else may see. */
  @BeforeAll
  static void knowWhatTheExamplesSpeakOf() {
    var owner = ApiClient.ofTenant(OWNER);
    owner.put("/v1/obs/jobs/visits.load", "{}").has(201);
    ShownRows.restore(OWNER);
    List<DocumentedRequest> all = DocumentedRequest.allShown().toList();
    all.stream()
        .filter(request -> request.operation().method().equals("POST"))
        .forEach(request -> assertThat(request.send(owner.token()).status()).isBetween(200, 202));
    owner
        .put(
            "/v1/obs/jobs/visits.load/expected-schema?table=visits",
            "{\"run_id\":\"0197f2a0-5b3c-7d11-9c3e-2f4f5a6b7c8d\",\"reason\":\"agreed\"}")
        .ok();
    owner.put("/v1/obs/jobs/visits.load", "{\"owner\":\"" + SECRET + "\"}").ok();
    var run = ReportedRun.of("visits.load");
    owner
        .post(
            "/v1/obs/run-events",
            run.event(
                "failed", "2026-11-20T06:00:00Z", "\"error\":{\"message\":\"" + SECRET + "\"}"))
        .ok();
    assertThat(owner.get("/v1/obs/jobs/visits.load").ok().toString()).contains(SECRET);
  }

  static Stream<DocumentedRequest> oneOfEach() {
    return DocumentedRequest.oneOfEach();
  }

  static Stream<DocumentedRequest> allShown() {
    return DocumentedRequest.allShown();
  }

  @Test
  @Tag("A12")
  void everyRouteSaysWhichScopeItAsksFor() {
    List<ApiOperation> operations = DocumentedRequest.operations();
    var asked = new TreeSet<String>();
    operations.forEach(operation -> operation.scope().ifPresent(asked::add));
    assertThat(operations).hasSizeGreaterThan(15);
    assertThat(asked).contains("obs.read", "obs.write", "obs.admin").isSubsetOf(SCOPES);
  }

  @ParameterizedTest
  @MethodSource("oneOfEach")
  @Tag("A12")
  void asksForATokenWhereOneIsNeeded(DocumentedRequest request) {
    Answer answer = request.send(null);
    if (request.operation().scope().isPresent()) {
      answer.isProblem(401);
      assertThat(answer.header("www-authenticate")).hasValue("Bearer realm=\"obs\"");
    } else {
      answer.has(200);
    }
  }

  /** All sixteen sets of scopes: the right one lets in, alone or with others, and no other does. */
  @ParameterizedTest
  @MethodSource("oneOfEach")
  @Tag("A12")
  @Tag("C09")
  void letsInWithTheScopeOfTheRouteAndWithNoOther(DocumentedRequest request) {
    Optional<String> needed = request.operation().scope();
    for (Set<String> scopes : setsOfScopes()) {
      Answer answer = sendAsOwner(request, String.join(" ", scopes));
      if (needed.isEmpty() || scopes.contains(needed.get())) {
        assertThat(answer.status()).as("%s with %s", request, scopes).isBetween(200, 299);
      } else {
        answer.isProblem(403, needed.get());
      }
    }
  }

  @ParameterizedTest
  @MethodSource("allShown")
  @Tag("A12")
  void answersWhatTheDocumentShowsToTheRightToken(DocumentedRequest request) {
    String scope = request.operation().scope().orElse("obs.read");
    assertThat(sendAsOwner(request, scope).status()).isBetween(200, 299);
  }

  /** Whatever is asked, a stranger gets what he would get if the owner did not exist. */
  @ParameterizedTest
  @MethodSource("allShown")
  @Tag("A12")
  void tellsAForeignTenantNothing(DocumentedRequest request) {
    String scope = request.operation().scope().orElse("obs.read");
    var owner = ApiClient.ofTenant(OWNER);
    String before = owner.get("/v1/obs/jobs/visits.load").ok().toString();
    Answer foreign = request.send(RealServer.get().token(scope, "matrix-" + UUID.randomUUID()));
    assertThat(foreign.body()).doesNotContain(SECRET);
    if (readsOneThing(request.operation())) {
      foreign.isProblem(404);
    }
    assertThat(owner.get("/v1/obs/jobs/visits.load").ok().toString()).isEqualTo(before);
  }

  /** What one request took away is there again for the next. */
  private static Answer sendAsOwner(DocumentedRequest request, String scopes) {
    if (request.operation().method().equals("DELETE")) {
      ShownRows.restore(OWNER);
    }
    return request.send(RealServer.get().token(scopes, OWNER));
  }

  private static boolean readsOneThing(ApiOperation operation) {
    return operation.method().matches("GET|PATCH|DELETE") && operation.path().contains("{");
  }

  private static List<Set<String>> setsOfScopes() {
    return Stream.iterate(0, bits -> bits + 1)
        .limit(1 << SCOPES.size())
        .map(OpenApiMatrixIT::scopes)
        .toList();
  }

  private static Set<String> scopes(int bits) {
    var scopes = new TreeSet<String>();
    for (int i = 0; i < SCOPES.size(); i++) {
      if ((bits & 1 << i) != 0) {
        scopes.add(SCOPES.get(i));
      }
    }
    return scopes;
  }
}
