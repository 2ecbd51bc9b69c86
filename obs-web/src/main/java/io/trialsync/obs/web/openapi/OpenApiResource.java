package io.trialsync.obs.web.openapi;

import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.UUID;

/**
 * Answers the OpenAPI document of the public port. It is written by hand and held to the code by
 * tests: a generated one would not know scopes, limits and refusals.
 */
@Path("/openapi")
@RequestScoped
@PermitAll
public class OpenApiResource {
  private static final String MEDIA_TYPE = "application/yaml";
  private static final byte[] DOCUMENT = read();
  private static final String VERSION = UUID.nameUUIDFromBytes(DOCUMENT).toString();

  /** Answers the document whatever {@code Accept} says: there is one format. */
  @GET
  public Response document(@Context Request request) {
    var version = new EntityTag(VERSION);
    Response.ResponseBuilder refusalOrUnchanged = request.evaluatePreconditions(version);
    Response.ResponseBuilder answer =
        refusalOrUnchanged == null ? Response.ok(DOCUMENT, MEDIA_TYPE) : refusalOrUnchanged;
    return answer.tag(version).header(HttpHeaders.CACHE_CONTROL, "no-cache").build();
  }

  private static byte[] read() {
    try (var document = OpenApiResource.class.getResourceAsStream("/openapi.yaml")) {
      return Objects.requireNonNull(document, "openapi.yaml is not packed").readAllBytes();
    } catch (IOException damaged) {
      throw new UncheckedIOException("openapi.yaml cannot be read", damaged);
    }
  }
}
