package io.trialsync.obs.web.error;

import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import java.util.List;

/** Answers what JAX-RS itself refuses: unknown addresses, wrong methods, wrong media types. */
@Provider
public class WebApplicationMapper implements ExceptionMapper<WebApplicationException> {

  private static final List<String> KEPT_HEADERS =
      List.of(HttpHeaders.ALLOW, HttpHeaders.RETRY_AFTER, HttpHeaders.WWW_AUTHENTICATE);

  @Override
  public Response toResponse(WebApplicationException refusal) {
    Response meant = refusal.getResponse();
    int status = meant.getStatus();
    if (status < 400) {
      return meant;
    }
    if (status >= 500 && status != 503) {
      return new UnexpectedMapper().toResponse(refusal);
    }
    var answer = Problem.of(status, sentence(status)).answer();
    for (String header : KEPT_HEADERS) {
      meant.getHeaders().getOrDefault(header, List.of()).forEach(v -> answer.header(header, v));
    }
    return answer.build();
  }

  private static String sentence(int status) {
    return switch (status) {
      case 404 -> "Nothing is at this address.";
      case 405 -> "This address does not take this method; the Allow header names those it takes.";
      case 406 -> "This address answers application/json only.";
      case 415 -> "This address does not read bodies of this media type.";
      case 503 -> "The server cannot answer now; send the request again later.";
      default -> "The request cannot be accepted as it was sent.";
    };
  }
}
