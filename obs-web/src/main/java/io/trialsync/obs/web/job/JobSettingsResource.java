package io.trialsync.obs.web.job;

import io.trialsync.obs.ejb.audit.Author;
import io.trialsync.obs.ejb.history.JobDetail;
import io.trialsync.obs.ejb.history.RunHistory;
import io.trialsync.obs.ejb.job.JobRegistry;
import io.trialsync.obs.web.body.RequestJson;
import io.trialsync.obs.web.error.BodyTooLargeException;
import io.trialsync.obs.web.run.JobIds;
import io.trialsync.obs.web.security.Caller;
import io.trialsync.obs.web.security.RequiresScope;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** Changes what people set for a job. */
@RequestScoped
@Path("/v1/obs/jobs")
@Produces(MediaType.APPLICATION_JSON)
public class JobSettingsResource {
  private static final String MERGE_PATCH = "application/merge-patch+json";
  private static final int MOST_BYTES = 1024 * 1024;

  @Inject JobRegistry registry;
  @Inject RunHistory history;
  @Inject Caller caller;

  /** Replaces all settings; declares the job where there is none yet (201). */
  @PUT
  @Path("/{job_id}")
  @Consumes(MediaType.APPLICATION_JSON)
  @RequiresScope("obs.admin")
  public Response replace(
      @PathParam("job_id") String jobId, @Context HttpHeaders headers, InputStream body)
      throws IOException {
    JobIds.require(jobId);
    boolean made = registry.replace(caller.tenantId(), jobId, text(headers, body), author());
    return Response.status(made ? 201 : 200).entity(now(jobId)).build();
  }

  /** Changes some settings; null removes one. */
  @PATCH
  @Path("/{job_id}")
  @Consumes({MediaType.APPLICATION_JSON, MERGE_PATCH})
  @RequiresScope("obs.admin")
  public JobDetail merge(
      @PathParam("job_id") String jobId, @Context HttpHeaders headers, InputStream body)
      throws IOException {
    registry.merge(caller.tenantId(), jobId, text(headers, body), author());
    return now(jobId);
  }

  private Author author() {
    return new Author(caller.issuer(), caller.clientId());
  }

  private JobDetail now(String jobId) {
    return history.job(caller.tenantId(), jobId);
  }

  private static String text(HttpHeaders headers, InputStream body) throws IOException {
    byte[] bytes = RequestJson.stream(headers, body).readNBytes(MOST_BYTES + 1);
    if (bytes.length > MOST_BYTES) {
      throw new BodyTooLargeException(
          "Settings of a job may have at most " + MOST_BYTES + " bytes.");
    }
    return new String(bytes, StandardCharsets.UTF_8);
  }
}
