package io.trialsync.obs.web.history;

import io.trialsync.obs.ejb.history.RunHistory;
import io.trialsync.obs.ejb.history.RunView;
import io.trialsync.obs.ejb.history.UnknownRunException;
import io.trialsync.obs.web.body.JsonScalars;
import io.trialsync.obs.web.query.AllowedParameters;
import io.trialsync.obs.web.security.Caller;
import io.trialsync.obs.web.security.RequiresScope;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.util.UUID;

/** Single runs. */
@RequestScoped
@Path("/v1/obs/runs")
@Produces(MediaType.APPLICATION_JSON)
public class RunHistoryResource {
  @Inject RunHistory history;
  @Inject Caller caller;

  /** One run, by its id or by the id of any of its tries. */
  @GET
  @Path("/{run_id}")
  @RequiresScope("obs.read")
  public RunView run(@PathParam("run_id") String runId, @Context UriInfo uri) {
    AllowedParameters.check(uri);
    if (!JsonScalars.isUuid(runId)) {
      throw new UnknownRunException();
    }
    return history.run(caller.tenantId(), UUID.fromString(runId));
  }
}
