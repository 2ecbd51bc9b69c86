package io.trialsync.obs.web.error;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.io.JsonEOFException;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;

/**
 * Answers 400 for a body that is not JSON, with the place but without a piece of it: the parser's
 * own message repeats what the caller sent, and that may be a secret.
 */
@Provider
public class InvalidJsonMapper implements ExceptionMapper<JsonProcessingException> {

  @Override
  public Response toResponse(JsonProcessingException refusal) {
    return Problem.of(400, "The body is not valid JSON: " + reason(refusal) + place(refusal) + ".")
        .answer()
        .build();
  }

  private static String reason(JsonProcessingException refusal) {
    if (refusal instanceof JsonEOFException) {
      return "it ends too early";
    }
    return refusal instanceof StreamConstraintsException
        ? "a value is too long, or too many stand inside each other,"
        : "a character stands where it must not";
  }

  private static String place(JsonProcessingException refusal) {
    JsonLocation location = refusal.getLocation();
    return location == null
        ? ""
        : " at line " + location.getLineNr() + ", column " + location.getColumnNr();
  }
}
