package io.trialsync.obs.web.error;

import io.trialsync.obs.ejb.lateness.suggestion.SuggestionChangedException;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;

/** Answers 409 when a schedule is accepted that is not suggested any more. */
@Provider
public class SuggestionChangedMapper implements ExceptionMapper<SuggestionChangedException> {

  @Override
  public Response toResponse(SuggestionChangedException refusal) {
    return Problem.of(409, refusal).answer().build();
  }
}
