package io.trialsync.obs.web.quality;

import io.trialsync.obs.ejb.audit.Author;
import io.trialsync.obs.ejb.quality.Acceptance;
import io.trialsync.obs.ejb.quality.AcceptedFinding;
import io.trialsync.obs.ejb.quality.NothingToDecideException;
import io.trialsync.obs.web.body.JsonScalars;
import io.trialsync.obs.web.query.AllowedParameters;
import io.trialsync.obs.web.security.Caller;
import io.trialsync.obs.web.security.RequiresScope;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.io.IOException;
import java.io.InputStream;
import java.util.Set;
import java.util.UUID;

/** What people decide about single findings. */
@RequestScoped
@Path("/v1/obs/findings/{finding_id}")
@Produces(MediaType.APPLICATION_JSON)
public class FindingDecisionResource {
  @Inject Acceptance acceptance;
  @Inject Caller caller;

  /** Takes what the finding says for the new normal. */
  @POST
  @Path("/accept")
  @Consumes(MediaType.APPLICATION_JSON)
  @RequiresScope("obs.admin")
  public AcceptedFinding accept(
      @PathParam("finding_id") String findingId,
      @Context UriInfo uri,
      @Context HttpHeaders headers,
      InputStream body)
      throws IOException {
    AllowedParameters.check(uri);
    String reason = DecisionBody.read(headers, body, Set.of("reason")).requiredReason();
    if (!JsonScalars.isUuid(findingId)) {
      throw new NothingToDecideException("There is no finding of this id.");
    }
    return acceptance.accept(
        caller.tenantId(),
        UUID.fromString(findingId),
        reason,
        new Author(caller.issuer(), caller.clientId()));
  }
}
