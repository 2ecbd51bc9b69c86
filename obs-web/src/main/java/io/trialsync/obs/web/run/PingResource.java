package io.trialsync.obs.web.run;

import io.trialsync.obs.ejb.masking.Masker;
import io.trialsync.obs.ejb.run.OpenRuns;
import io.trialsync.obs.ejb.run.ReportKind;
import io.trialsync.obs.ejb.run.ReportedError;
import io.trialsync.obs.ejb.run.RunFacts;
import io.trialsync.obs.ejb.run.RunRecorder;
import io.trialsync.obs.ejb.run.RunReference;
import io.trialsync.obs.ejb.run.RunReport;
import io.trialsync.obs.web.body.JsonScalars;
import io.trialsync.obs.web.error.InvalidInputException;
import io.trialsync.obs.web.query.AllowedParameters;
import io.trialsync.obs.web.security.Caller;
import io.trialsync.obs.web.security.RequiresScope;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One-line reporting for cron and shell. Pings with the same {@code run_id} are one run. Without it
 * a start begins a new run, and an end goes to the newest run of the job that is still running, or
 * is a run of its own when there is none.
 */
@RequestScoped
@Path("/v1/obs/jobs/{job_id}/ping")
@Produces(MediaType.APPLICATION_JSON)
public class PingResource {
  private static final int TEXT_READ = 4 * Masker.MAX_BYTES;

  @Inject RunRecorder recorder;
  @Inject OpenRuns openRuns;
  @Inject Caller caller;
  @Inject Clock clock;

  /** A run begins. */
  @POST
  @Path("/start")
  @RequiresScope("obs.write")
  public PingAnswer start(
      @PathParam("job_id") String jobId,
      @QueryParam("run_id") @Nullable String runId,
      @Context UriInfo uri) {
    checkQuery(uri);
    UUID id = runId == null ? UUID.randomUUID() : uuid(runId);
    return record(jobId, id, ReportKind.STARTED, null);
  }

  /** A run has ended well. */
  @POST
  @Path("/success")
  @RequiresScope("obs.write")
  public PingAnswer success(
      @PathParam("job_id") String jobId,
      @QueryParam("run_id") @Nullable String runId,
      @Context UriInfo uri) {
    checkQuery(uri);
    return record(jobId, ending(jobId, runId), ReportKind.SUCCEEDED, null);
  }

  /** A run has failed; a body, if there is one, is taken as the text of the error. */
  @POST
  @Path("/fail")
  @RequiresScope("obs.write")
  public PingAnswer fail(
      @PathParam("job_id") String jobId,
      @QueryParam("run_id") @Nullable String runId,
      @Context UriInfo uri,
      InputStream body)
      throws IOException {
    checkQuery(uri);
    String text = new String(body.readNBytes(TEXT_READ), StandardCharsets.UTF_8).strip();
    String message = text.isEmpty() ? null : Masker.mask(text);
    return record(
        jobId,
        ending(jobId, runId),
        ReportKind.FAILED,
        new ReportedError(null, null, message, null));
  }

  /** A run was left out on purpose. */
  @POST
  @Path("/skip")
  @RequiresScope("obs.write")
  public PingAnswer skip(
      @PathParam("job_id") String jobId,
      @QueryParam("run_id") @Nullable String runId,
      @Context UriInfo uri) {
    checkQuery(uri);
    return record(jobId, ending(jobId, runId), ReportKind.SKIPPED, null);
  }

  private PingAnswer record(
      String jobId, UUID runId, ReportKind kind, @Nullable ReportedError error) {
    JobIds.require(jobId);
    var report =
        new RunReport(
            jobId,
            RunReference.of(runId),
            kind,
            clock.instant(),
            RunFacts.NONE,
            error,
            false,
            null,
            null,
            List.of());
    recorder.record(caller.tenantId(), report);
    return new PingAnswer(jobId, runId, kind.wireName());
  }

  private UUID ending(String jobId, @Nullable String runId) {
    if (runId != null) {
      return uuid(runId);
    }
    return openRuns.newest(caller.tenantId(), JobIds.require(jobId)).orElseGet(UUID::randomUUID);
  }

  private static void checkQuery(UriInfo uri) {
    AllowedParameters.check(uri, "run_id");
  }

  private static UUID uuid(String text) {
    if (!JsonScalars.isUuid(text)) {
      throw new InvalidInputException(
          "run_id must be a UUID, such as 0197f2a0-5b3c-7d11-9c3e-2f4f5a6b7c8d.");
    }
    return UUID.fromString(text);
  }
}
