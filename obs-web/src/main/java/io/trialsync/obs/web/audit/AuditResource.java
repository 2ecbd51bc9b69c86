package io.trialsync.obs.web.audit;

import io.trialsync.obs.ejb.audit.AuditAction;
import io.trialsync.obs.ejb.history.AuditLine;
import io.trialsync.obs.ejb.history.AuditQuestion;
import io.trialsync.obs.ejb.history.Page;
import io.trialsync.obs.ejb.history.RunHistory;
import io.trialsync.obs.web.error.InvalidInputException;
import io.trialsync.obs.web.history.Filters;
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

/** The audit trail of the caller's tenant. */
@RequestScoped
@Path("/v1/obs/audit")
@Produces(MediaType.APPLICATION_JSON)
public class AuditResource {
  private static final Duration LONGEST = Duration.ofDays(400);

  @Inject RunHistory history;
  @Inject Caller caller;
  @Inject Clock clock;

  /** A page of changes, newest first; the last 7 days when no window is given. */
  @GET
  @RequiresScope("obs.admin")
  public Page<AuditLine> changes(@Context UriInfo uri) {
    AllowedParameters.check(uri, "from", "to", "job_id", "action", "page", "page_size", "cursor");
    TimeWindow window = TimeWindow.of(uri, clock, LONGEST, "");
    String jobId = SingleValue.of(uri.getQueryParameters(), "job_id");
    var question =
        new AuditQuestion(
            window.from(),
            window.to(),
            TimeWindow.asAsked(uri),
            jobId == null ? null : JobIds.require(jobId),
            action(uri));
    return history.changes(caller.tenantId(), question, Filters.position(uri));
  }

  private static @Nullable AuditAction action(UriInfo uri) {
    String name = SingleValue.of(uri.getQueryParameters(), "action");
    return name == null
        ? null
        : AuditAction.of(name)
            .orElseThrow(
                () ->
                    new InvalidInputException(
                        "action must be one of "
                            + String.join(", ", AuditAction.wireNames())
                            + "."));
  }
}
