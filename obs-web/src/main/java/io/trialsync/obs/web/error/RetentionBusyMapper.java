package io.trialsync.obs.web.error;

import io.trialsync.obs.ejb.retention.RetentionBusyException;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;

/** Answers 409 when old rows are being removed already. */
@Provider
public class RetentionBusyMapper implements ExceptionMapper<RetentionBusyException> {

  @Override
  public Response toResponse(RetentionBusyException refusal) {
    return Problem.of(409, refusal).answer().build();
  }
}
