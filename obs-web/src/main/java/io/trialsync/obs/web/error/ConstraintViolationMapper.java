package io.trialsync.obs.web.error;

import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.Path;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import java.util.stream.Collectors;

/** Answers 400 with the field and the rule that it broke, without the method that it arrived at. */
@Provider
public class ConstraintViolationMapper implements ExceptionMapper<ConstraintViolationException> {

  @Override
  public Response toResponse(ConstraintViolationException refusal) {
    String detail =
        refusal.getConstraintViolations().stream()
            .map(ConstraintViolationMapper::sentence)
            .sorted()
            .collect(Collectors.joining(" "));
    return Problem.of(400, detail).answer().build();
  }

  private static String sentence(ConstraintViolation<?> violation) {
    String field = "";
    for (Path.Node node : violation.getPropertyPath()) {
      field = node.toString();
    }
    return field + " " + violation.getMessage() + ".";
  }
}
