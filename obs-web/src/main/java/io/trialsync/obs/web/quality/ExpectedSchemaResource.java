package io.trialsync.obs.web.quality;

import io.trialsync.obs.ejb.audit.Author;
import io.trialsync.obs.ejb.quality.ExpectedSchemaBook;
import io.trialsync.obs.ejb.quality.ExpectedSchemaView;
import io.trialsync.obs.web.query.AllowedParameters;
import io.trialsync.obs.web.security.Caller;
import io.trialsync.obs.web.security.RequiresScope;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
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

/** Which columns a table of a job should have. */
@RequestScoped
@Path("/v1/obs/jobs/{job_id}/expected-schema")
@Produces(MediaType.APPLICATION_JSON)
@RequiresScope("obs.admin")
public class ExpectedSchemaResource {
  @Inject ExpectedSchemaBook schemas;
  @Inject Caller caller;

  /** The columns and who says so. */
  @GET
  public ExpectedSchemaView show(@PathParam("job_id") String jobId, @Context UriInfo uri) {
    AllowedParameters.check(uri, "table", "namespace");
    return schemas.show(
        caller.tenantId(), jobId, TableParameter.namespace(uri), TableParameter.table(uri));
  }

  /** Expects what a run saw, from that run on. */
  @PUT
  @Consumes(MediaType.APPLICATION_JSON)
  public ExpectedSchemaView accept(
      @PathParam("job_id") String jobId,
      @Context UriInfo uri,
      @Context HttpHeaders headers,
      InputStream body)
      throws IOException {
    AllowedParameters.check(uri, "table", "namespace");
    String table = TableParameter.table(uri);
    DecisionBody decision = DecisionBody.read(headers, body, Set.of("reason", "run_id"));
    return schemas.accept(
        caller.tenantId(),
        jobId,
        TableParameter.namespace(uri),
        table,
        decision.requiredRun(),
        decision.requiredReason(),
        new Author(caller.issuer(), caller.clientId()));
  }
}
