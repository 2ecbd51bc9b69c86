package io.trialsync.obs.server;

import com.fasterxml.jackson.databind.JsonNode;
import io.trialsync.obs.launcher.contract.ApiBody;
import io.trialsync.obs.launcher.contract.ApiOperation;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A request made of nothing but what the OpenAPI document shows: an operation with its examples.
 *
 * @param mediaType of the body; null where there is none
 */
record DocumentedRequest(
    ApiOperation operation, String target, @Nullable String mediaType, String body) {

  /** The document as the server itself answers it, which is the one that callers read. */
  static List<ApiOperation> operations() {
    return Served.OPERATIONS;
  }

  /** Each operation once, with what it must have only. */
  static Stream<DocumentedRequest> oneOfEach() {
    return operations().stream().map(one -> of(one, false));
  }

  /** Each operation with all parameters that have an example, and once for each body shown. */
  static Stream<DocumentedRequest> allShown() {
    return operations().stream().flatMap(DocumentedRequest::allShown);
  }

  private static Stream<DocumentedRequest> allShown(ApiOperation operation) {
    String target = operation.exampleTarget(true);
    List<DocumentedRequest> withBody =
        operation.bodies().stream()
            .flatMap(body -> body.examples().stream().map(one -> with(operation, body, one)))
            .toList();
    return withBody.isEmpty()
        ? Stream.of(new DocumentedRequest(operation, target, null, ""))
        : withBody.stream();
  }

  private static DocumentedRequest with(ApiOperation operation, ApiBody body, JsonNode example) {
    return new DocumentedRequest(
        operation, operation.exampleTarget(true), body.mediaType(), ApiBody.text(example));
  }

  private static DocumentedRequest of(ApiOperation operation, boolean optional) {
    Optional<ApiBody> body = operation.bodies().stream().findFirst();
    return new DocumentedRequest(
        operation,
        operation.exampleTarget(optional),
        body.map(ApiBody::mediaType).orElse(null),
        body.map(one -> ApiBody.text(one.examples().get(0))).orElse(""));
  }

  /** Sends it with that token, or with none. */
  Answer send(@Nullable String token) {
    return ApiClient.withToken(token)
        .send(
            operation.method(),
            target,
            mediaType,
            body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
  }

  @Override
  public String toString() {
    return operation.method() + " " + target + (mediaType == null ? "" : " " + mediaType);
  }

  /** Read once, of the server that all tests share. */
  private static final class Served {
    static final List<ApiOperation> OPERATIONS =
        AnswerContract.parse(ApiClient.withToken(null).get("/openapi").has(200).body())
            .operations();
  }
}
