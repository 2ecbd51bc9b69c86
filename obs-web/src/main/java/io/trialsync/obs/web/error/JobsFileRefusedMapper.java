package io.trialsync.obs.web.error;

import io.trialsync.obs.ejb.jobsfile.JobsFileException;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;

/** Answers 400 with the line of the jobs file that makes no sense, and what is allowed there. */
@Provider
public class JobsFileRefusedMapper implements ExceptionMapper<JobsFileException> {

  @Override
  public Response toResponse(JobsFileException refusal) {
    return Problem.of(400, refusal).answer().build();
  }
}
