package io.trialsync.obs.web.quality;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import io.trialsync.obs.ejb.history.RunHistory;
import io.trialsync.obs.ejb.quality.ReplayAnswer;
import io.trialsync.obs.web.body.JsonBody;
import io.trialsync.obs.web.body.RequestJson;
import io.trialsync.obs.web.error.BodyTooLargeException;
import io.trialsync.obs.web.query.AllowedParameters;
import io.trialsync.obs.web.run.JobIds;
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
import java.io.ByteArrayInputStream;
import java.io.CharConversionException;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;

/** Tries other thresholds on what is kept of a job. */
@RequestScoped
@Path("/v1/obs/jobs")
@Produces(MediaType.APPLICATION_JSON)
public class ReplayResource {
  private static final int MOST_BYTES = 1024 * 1024;

  @Inject RunHistory history;
  @Inject Caller caller;
  @Inject Clock clock;

  /** What the checks would have said; nothing is changed, so who may read may ask. */
  @POST
  @Path("/{job_id}/checks/replay")
  @Consumes(MediaType.APPLICATION_JSON)
  @RequiresScope("obs.read")
  public ReplayAnswer replay(
      @PathParam("job_id") String jobId,
      @Context UriInfo uri,
      @Context HttpHeaders headers,
      InputStream body)
      throws IOException {
    AllowedParameters.check(uri);
    JobIds.require(jobId);
    try (JsonParser parser = JsonBody.parser(bounded(headers, body))) {
      ReplayRequest wanted = ReplayRequest.read(parser, clock);
      return history.replay(caller.tenantId(), wanted.about(jobId));
    } catch (JsonProcessingException | CharConversionException broken) {
      throw JsonBody.broken(broken);
    }
  }

  private static InputStream bounded(HttpHeaders headers, InputStream body) throws IOException {
    byte[] bytes = RequestJson.stream(headers, body).readNBytes(MOST_BYTES + 1);
    if (bytes.length > MOST_BYTES) {
      throw new BodyTooLargeException(
          "What is to be replayed may have at most " + MOST_BYTES + " bytes.");
    }
    return new ByteArrayInputStream(bytes);
  }
}
