package io.trialsync.obs.web.jobsfile;

import io.trialsync.obs.ejb.history.JobsFileView;
import io.trialsync.obs.ejb.history.RunHistory;
import io.trialsync.obs.web.body.RequestJson;
import io.trialsync.obs.web.error.BodyTooLargeException;
import io.trialsync.obs.web.query.AllowedParameters;
import io.trialsync.obs.web.security.Caller;
import io.trialsync.obs.web.security.RequiresScope;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.io.IOException;
import java.io.InputStream;

/** Compares a jobs file with the jobs that there are. */
@RequestScoped
@Path("/v1/obs/jobs-file")
@Produces(MediaType.APPLICATION_JSON)
public class JobsFileResource {
  private static final int MOST_BYTES = 4 * 1024 * 1024;

  @Inject RunHistory history;
  @Inject Caller caller;

  /** What applying the file would change; nothing is changed, so who may read may ask. */
  @POST
  @Path("/differences")
  @Consumes("application/yaml")
  @RequiresScope("obs.read")
  public JobsFileView differences(
      @Context UriInfo uri, @Context HttpHeaders headers, InputStream body) throws IOException {
    AllowedParameters.check(uri);
    byte[] bytes = RequestJson.stream(headers, body).readNBytes(MOST_BYTES + 1);
    if (bytes.length > MOST_BYTES) {
      throw new BodyTooLargeException("A jobs file may have at most " + MOST_BYTES + " bytes.");
    }
    return history.fileDifferences(caller.tenantId(), bytes);
  }
}
