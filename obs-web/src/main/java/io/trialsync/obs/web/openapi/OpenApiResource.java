package io.trialsync.obs.web.openapi;

import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

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

  /**
   * Answers the document whatever {@code Accept} says: there is one format. Of preconditions only
   * the one that caches send is looked at: the others are for those who change something.
   */
  @GET
  public Response document(@HeaderParam(HttpHeaders.IF_NONE_MATCH) @Nullable String known) {
    boolean unchanged = known != null && known.contains('"' + VERSION + '"');
    Response.ResponseBuilder answer =
        unchanged ? Response.notModified() : Response.ok(DOCUMENT, MEDIA_TYPE);
    return answer.tag(new EntityTag(VERSION)).header(HttpHeaders.CACHE_CONTROL, "no-cache").build();
  }

  private static byte[] read() {
    try (var document = OpenApiResource.class.getResourceAsStream("/openapi.yaml")) {
      return Objects.requireNonNull(document, "openapi.yaml is not packed").readAllBytes();
    } catch (IOException damaged) {
      throw new UncheckedIOException("openapi.yaml cannot be read", damaged);
    }
  }
}
