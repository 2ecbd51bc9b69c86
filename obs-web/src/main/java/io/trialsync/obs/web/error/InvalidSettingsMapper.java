package io.trialsync.obs.web.error;

import io.trialsync.obs.ejb.job.InvalidSettingsException;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;

/** Answers 400 with the sentence that says which setting makes no sense. */
@Provider
public class InvalidSettingsMapper implements ExceptionMapper<InvalidSettingsException> {

  @Override
  public Response toResponse(InvalidSettingsException refusal) {
    return Problem.of(400, refusal).answer().build();
  }
}
