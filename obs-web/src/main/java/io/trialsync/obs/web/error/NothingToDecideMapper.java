package io.trialsync.obs.web.error;

import io.trialsync.obs.ejb.quality.NothingToDecideException;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;

/** Answers 404 for findings, decisions and schemas that are not there, or not for this caller. */
@Provider
public class NothingToDecideMapper implements ExceptionMapper<NothingToDecideException> {

  @Override
  public Response toResponse(NothingToDecideException refusal) {
    return Problem.of(404, refusal).answer().build();
  }
}
