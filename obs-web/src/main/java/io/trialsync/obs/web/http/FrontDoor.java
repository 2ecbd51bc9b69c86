package io.trialsync.obs.web.http;

import io.trialsync.obs.web.body.BodySlots;
import io.trialsync.obs.web.error.Problem;
import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Stands before every address: refuses requests whose end is doubtful, and answers browsers that
 * ask whether a page may call us. Mapped in {@code web.xml}, which alone can say in which order.
 */
public class FrontDoor extends HttpFilter {
  private static final long serialVersionUID = 1L;

  @Inject
  @ConfigProperty(name = "obs.cors.origins")
  transient Optional<String> origins;

  @Inject
  @ConfigProperty(name = "obs.hsts.seconds", defaultValue = "0")
  int hstsSeconds;

  @Inject transient BodySlots slots;

  private transient CrossOrigin crossOrigin = CrossOrigin.of("");

  @Override
  public void init() {
    crossOrigin = CrossOrigin.of(origins.orElse(""));
  }

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    if (hstsSeconds > 0) {
      response.setHeader("Strict-Transport-Security", "max-age=" + hstsSeconds);
    }
    Optional<String> complaint = form(request).complaint();
    if (complaint.isPresent()) {
      response.setHeader("Connection", "close");
      Problem.of(400, complaint.get()).send(response);
      return;
    }
    String origin = request.getHeader("Origin");
    boolean preflight =
        request.getMethod().equals("OPTIONS")
            && request.getHeader("Access-Control-Request-Method") != null;
    crossOrigin.headers(origin, preflight).forEach(response::addHeader);
    if (preflight && crossOrigin.allows(origin)) {
      response.setStatus(HttpServletResponse.SC_NO_CONTENT);
      return;
    }
    try {
      chain.doFilter(request, response);
    } finally {
      slots.giveBack(request);
    }
  }

  private static RequestForm form(HttpServletRequest request) {
    return new RequestForm(
        request.getProtocol(),
        request.getRequestURI(),
        all(request, "Host"),
        all(request, "Content-Length"),
        all(request, "Transfer-Encoding"));
  }

  private static List<String> all(HttpServletRequest request, String header) {
    return Collections.list(request.getHeaders(header));
  }
}
