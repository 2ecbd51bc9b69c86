package io.trialsync.obs.web.history;

import io.trialsync.obs.ejb.history.Bucket;
import io.trialsync.obs.ejb.history.Page;
import io.trialsync.obs.ejb.history.RunHistory;
import io.trialsync.obs.ejb.history.SummaryQuestion;
import io.trialsync.obs.ejb.history.SummaryRow;
import io.trialsync.obs.web.error.InvalidInputException;
import io.trialsync.obs.web.query.AllowedParameters;
import io.trialsync.obs.web.query.SingleValue;
import io.trialsync.obs.web.query.TimeWindow;
import io.trialsync.obs.web.run.JobIds;
import io.trialsync.obs.web.security.Caller;
import io.trialsync.obs.web.security.RequiresScope;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.time.Clock;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Counts over time, for the panels of dashboards. */
@RequestScoped
@Path("/v1/obs/summary")
@Produces(MediaType.APPLICATION_JSON)
public class SummaryResource {
  private static final Duration LONGEST_BY_DAY = Duration.ofDays(400);
  private static final Duration LONGEST_BY_HOUR = Duration.ofDays(7);

  @Inject RunHistory history;
  @Inject Caller caller;
  @Inject Clock clock;

  /** One row for each day or hour that the window touches; the last 7 days when none is given. */
  @GET
  @RequiresScope("obs.read")
  public Page<SummaryRow> summary(@Context UriInfo uri) {
    AllowedParameters.check(uri, "job_id", "from", "to", "bucket");
    String asked = SingleValue.of(uri.getQueryParameters(), "job_id");
    String jobId = asked == null ? null : JobIds.require(asked);
    Bucket bucket = bucket(uri);
    if (bucket == Bucket.HOUR && jobId == null) {
      throw new InvalidInputException(
          "bucket=hour needs job_id; for all jobs together only bucket=day is answered.");
    }
    TimeWindow window =
        bucket == Bucket.DAY
            ? TimeWindow.of(uri, clock, LONGEST_BY_DAY, "With bucket=day, ")
            : TimeWindow.of(uri, clock, LONGEST_BY_HOUR, "With bucket=hour, ");
    return history.summary(
        caller.tenantId(), new SummaryQuestion(jobId, bucket, window.from(), window.to()));
  }

  private static Bucket bucket(UriInfo uri) {
    @Nullable String name = SingleValue.of(uri.getQueryParameters(), "bucket");
    if (name == null || name.equals("day")) {
      return Bucket.DAY;
    }
    if (name.equals("hour")) {
      return Bucket.HOUR;
    }
    throw new InvalidInputException("bucket must be day or hour.");
  }
}
