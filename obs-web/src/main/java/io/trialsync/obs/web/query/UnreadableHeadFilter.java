package io.trialsync.obs.web.query;

import io.trialsync.obs.web.error.Problem;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Refuses heads that the JAX-RS engine cannot read. It would read them before it asks any of our
 * mappers, answer 500 to some, and log a stack for each.
 */
@WebFilter("/*")
public class UnreadableHeadFilter extends HttpFilter {
  private static final long serialVersionUID = 1L;

  /** Not answered by that engine: probes are answered whatever they ask for. */
  private static final Set<String> PROBES = Set.of("/healthz", "/readyz");

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    Optional<String> complaint =
        PROBES.contains(request.getRequestURI()) ? Optional.empty() : complaint(request);
    if (complaint.isPresent()) {
      refuse(response, Problem.of(400, complaint.get()));
    } else {
      chain.doFilter(request, response);
    }
  }

  private static Optional<String> complaint(HttpServletRequest request) {
    String query = request.getQueryString();
    if (query != null && !Escapes.areReadable(query)) {
      return Optional.of(
          "The query has a percent sign without two hexadecimal digits, or bytes that are no"
              + " UTF-8.");
    }
    for (String header : List.of(HttpHeaders.CONTENT_TYPE, HttpHeaders.ACCEPT)) {
      for (String value : Collections.list(request.getHeaders(header))) {
        if (!areMediaTypes(value)) {
          return Optional.of("The header " + header + " is no media type.");
        }
      }
    }
    return Optional.empty();
  }

  private static boolean areMediaTypes(String value) {
    try {
      for (String one : value.split(",", -1)) {
        MediaType.valueOf(one.strip());
      }
      return true;
    } catch (IllegalArgumentException unreadable) {
      return false;
    }
  }

  private static void refuse(HttpServletResponse response, Problem problem) throws IOException {
    response.setStatus(problem.status());
    response.setContentType(Problem.MEDIA_TYPE);
    response.setHeader("Cache-Control", "no-store");
    response.setHeader("X-Content-Type-Options", "nosniff");
    response.getOutputStream().write(problem.toJson().getBytes(StandardCharsets.UTF_8));
  }
}
