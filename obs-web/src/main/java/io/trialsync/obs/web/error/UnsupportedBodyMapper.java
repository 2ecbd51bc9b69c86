package io.trialsync.obs.web.error;

import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;

/** Answers 415 with the sentence that says which bodies are read. */
@Provider
public class UnsupportedBodyMapper implements ExceptionMapper<UnsupportedBodyException> {

  @Override
  public Response toResponse(UnsupportedBodyException refusal) {
    return Problem.of(415, refusal).answer().build();
  }
}
