package io.trialsync.obs.web.quality;

import io.trialsync.obs.ejb.audit.Author;
import io.trialsync.obs.ejb.history.Page;
import io.trialsync.obs.ejb.history.RunHistory;
import io.trialsync.obs.ejb.quality.DecisionView;
import io.trialsync.obs.ejb.quality.Decisions;
import io.trialsync.obs.ejb.quality.Exclusion;
import io.trialsync.obs.ejb.quality.NothingToDecideException;
import io.trialsync.obs.web.body.JsonScalars;
import io.trialsync.obs.web.history.Filters;
import io.trialsync.obs.web.query.AllowedParameters;
import io.trialsync.obs.web.security.Caller;
import io.trialsync.obs.web.security.RequiresScope;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.io.IOException;
import java.io.InputStream;
import java.util.Set;
import java.util.UUID;

/** What people decide about the runs that later ones of a job are compared with. */
@RequestScoped
@Path("/v1/obs/jobs/{job_id}/baseline")
@Produces(MediaType.APPLICATION_JSON)
@RequiresScope("obs.admin")
public class BaselineResource {
  private static final Set<String> EXCLUSION =
      Set.of("from", "until", "namespace", "table", "check", "reason");

  @Inject Decisions decisions;
  @Inject RunHistory history;
  @Inject Caller caller;

  /** Leaves the runs of a time out of the baselines. */
  @POST
  @Path("/exclusions")
  @Consumes(MediaType.APPLICATION_JSON)
  public Response exclude(
      @PathParam("job_id") String jobId,
      @Context UriInfo uri,
      @Context HttpHeaders headers,
      InputStream body)
      throws IOException {
    AllowedParameters.check(uri);
    Exclusion exclusion = DecisionBody.read(headers, body, EXCLUSION).exclusion();
    DecisionView decision = decisions.exclude(caller.tenantId(), jobId, exclusion, author());
    return Response.status(201).entity(decision).build();
  }

  /** A page of what was decided, newest first. */
  @GET
  @Path("/decisions")
  public Page<DecisionView> decisions(@PathParam("job_id") String jobId, @Context UriInfo uri) {
    AllowedParameters.check(uri, "page", "page_size", "cursor");
    return history.decisions(caller.tenantId(), jobId, Filters.position(uri));
  }

  /** Takes a decision back, and says what it was. */
  @DELETE
  @Path("/decisions/{decision_id}")
  public DecisionView withdraw(
      @PathParam("job_id") String jobId,
      @PathParam("decision_id") String decisionId,
      @Context UriInfo uri) {
    AllowedParameters.check(uri);
    if (!JsonScalars.isUuid(decisionId)) {
      throw new NothingToDecideException("There is no decision of this id.");
    }
    return decisions.withdraw(caller.tenantId(), jobId, UUID.fromString(decisionId), author());
  }

  private Author author() {
    return new Author(caller.issuer(), caller.clientId());
  }
}
