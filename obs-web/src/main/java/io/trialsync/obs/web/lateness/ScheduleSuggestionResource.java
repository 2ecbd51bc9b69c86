package io.trialsync.obs.web.lateness;

import io.trialsync.obs.ejb.audit.Author;
import io.trialsync.obs.ejb.history.JobDetail;
import io.trialsync.obs.ejb.history.RunHistory;
import io.trialsync.obs.ejb.lateness.suggestion.ScheduleSuggestions;
import io.trialsync.obs.ejb.lateness.suggestion.SuggestionAnswer;
import io.trialsync.obs.web.body.RequestJson;
import io.trialsync.obs.web.error.BodyTooLargeException;
import io.trialsync.obs.web.error.InvalidInputException;
import io.trialsync.obs.web.query.AllowedParameters;
import io.trialsync.obs.web.query.SingleValue;
import io.trialsync.obs.web.run.JobIds;
import io.trialsync.obs.web.security.Caller;
import io.trialsync.obs.web.security.RequiresScope;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
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
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.Optional;

/** Suggests a schedule from the history of a job, and sets it when a person accepts it. */
@RequestScoped
@Path("/v1/obs/jobs/{job_id}/schedule-suggestion")
@Produces(MediaType.APPLICATION_JSON)
public class ScheduleSuggestionResource {
  private static final int MOST_BYTES = 4 * 1024;

  @Inject RunHistory history;
  @Inject ScheduleSuggestions suggestions;
  @Inject Caller caller;

  /** The schedule that the kept starts speak for, or why there is none. */
  @GET
  @RequiresScope("obs.read")
  public SuggestionAnswer suggestion(@PathParam("job_id") String jobId, @Context UriInfo uri) {
    AllowedParameters.check(uri, "zone");
    JobIds.require(jobId);
    return history.scheduleSuggestion(caller.tenantId(), jobId, zone(uri));
  }

  /** Sets the schedule that was suggested. */
  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @RequiresScope("obs.admin")
  public JobDetail accept(
      @PathParam("job_id") String jobId,
      @Context UriInfo uri,
      @Context HttpHeaders headers,
      InputStream body)
      throws IOException {
    AllowedParameters.check(uri);
    JobIds.require(jobId);
    var author = new Author(caller.issuer(), caller.clientId());
    suggestions.accept(caller.tenantId(), jobId, text(headers, body), author);
    return history.job(caller.tenantId(), jobId);
  }

  private static Optional<ZoneId> zone(UriInfo uri) {
    String given = SingleValue.of(uri.getQueryParameters(), "zone");
    if (given == null) {
      return Optional.empty();
    }
    if (!ZoneId.getAvailableZoneIds().contains(given)) {
      throw new InvalidInputException(
          "zone must be the name of a time zone, such as Europe/Berlin.");
    }
    return Optional.of(ZoneId.of(given));
  }

  private static String text(HttpHeaders headers, InputStream body) throws IOException {
    byte[] bytes = RequestJson.stream(headers, body).readNBytes(MOST_BYTES + 1);
    if (bytes.length > MOST_BYTES) {
      throw new BodyTooLargeException("A schedule may have at most " + MOST_BYTES + " bytes.");
    }
    return new String(bytes, StandardCharsets.UTF_8);
  }
}
