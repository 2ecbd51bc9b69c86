package io.trialsync.obs.web.history;

import io.trialsync.obs.ejb.history.JobDetail;
import io.trialsync.obs.ejb.history.JobQuestion;
import io.trialsync.obs.ejb.history.JobView;
import io.trialsync.obs.ejb.history.Page;
import io.trialsync.obs.ejb.history.RunHistory;
import io.trialsync.obs.ejb.history.RunQuestion;
import io.trialsync.obs.ejb.history.RunSummary;
import io.trialsync.obs.web.query.AllowedParameters;
import io.trialsync.obs.web.query.TimeWindow;
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
import java.time.Clock;

/** Jobs and their runs. */
@RequestScoped
@Path("/v1/obs/jobs")
@Produces(MediaType.APPLICATION_JSON)
public class JobHistoryResource {
  @Inject RunHistory history;
  @Inject Caller caller;
  @Inject Clock clock;

  /** A page of jobs by id, each with what its runs of the last days add up to. */
  @GET
  @RequiresScope("obs.read")
  public Page<JobView> jobs(@Context UriInfo uri) {
    AllowedParameters.check(uri, "status", "q", "page", "page_size", "cursor");
    var question = new JobQuestion(Filters.status(uri), Filters.text(uri));
    return history.jobs(caller.tenantId(), question, Filters.position(uri));
  }

  /** One job with its settings. */
  @GET
  @Path("/{job_id}")
  @RequiresScope("obs.read")
  public JobDetail job(@PathParam("job_id") String jobId, @Context UriInfo uri) {
    AllowedParameters.check(uri);
    return history.job(caller.tenantId(), jobId);
  }

  /** A page of the runs of a job, newest first; the last 7 days when no window is given. */
  @GET
  @Path("/{job_id}/runs")
  @RequiresScope("obs.read")
  public Page<RunSummary> runs(@PathParam("job_id") String jobId, @Context UriInfo uri) {
    AllowedParameters.check(uri, "from", "to", "status", "page", "page_size", "cursor");
    TimeWindow window = TimeWindow.of(uri, clock);
    var question =
        new RunQuestion(
            jobId, window.from(), window.to(), TimeWindow.asAsked(uri), Filters.status(uri));
    return history.runs(caller.tenantId(), question, Filters.position(uri));
  }
}
