package io.trialsync.obs.web.retention;

import io.trialsync.obs.ejb.audit.Author;
import io.trialsync.obs.ejb.retention.Retention;
import io.trialsync.obs.ejb.retention.RetentionView;
import io.trialsync.obs.web.error.InvalidInputException;
import io.trialsync.obs.web.query.AllowedParameters;
import io.trialsync.obs.web.query.SingleValue;
import io.trialsync.obs.web.security.Caller;
import io.trialsync.obs.web.security.RequiresScope;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.Objects;

/** Removing what is too old, of the caller's tenant only. */
@RequestScoped
@Path("/v1/obs/retention")
@Produces(MediaType.APPLICATION_JSON)
@RequiresScope("obs.admin")
public class RetentionResource {
  private static final String DRY_RUN = "dry_run";

  @Inject Retention retention;
  @Inject Caller caller;

  /** The ages in force, whether rows are being removed, and what was removed last. */
  @GET
  public RetentionView view(@Context UriInfo uri) {
    AllowedParameters.check(uri);
    return retention.view(caller.tenantId());
  }

  /** Counts what would go (200), or begins to remove it (202). */
  @POST
  public Response run(@Context UriInfo uri) {
    AllowedParameters.check(uri, DRY_RUN);
    return isDryRun(uri)
        ? Response.ok(retention.forecast(caller.tenantId())).build()
        : Response.accepted(retention.start(caller.tenantId(), author())).build();
  }

  private Author author() {
    return new Author(caller.issuer(), caller.clientId());
  }

  /** Must be said: nobody shall remove anything by leaving a word out. */
  private static boolean isDryRun(UriInfo uri) {
    String given =
        Objects.requireNonNullElse(SingleValue.of(uri.getQueryParameters(), DRY_RUN), "");
    return switch (given) {
      case "true" -> true;
      case "false" -> false;
      case "" -> throw new InvalidInputException("dry_run is missing; it must be true or false.");
      default -> throw new InvalidInputException("dry_run must be true or false.");
    };
  }
}
