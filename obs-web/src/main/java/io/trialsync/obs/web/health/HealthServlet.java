package io.trialsync.obs.web.health;

import io.trialsync.obs.web.error.Problem;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.Readiness;

/**
 * Answers {@code /healthz} and {@code /readyz}. A servlet and no resource: it stands outside of
 * tokens, rate limits and request metrics, and answers while everything else is busy.
 */
@WebServlet(
    urlPatterns = {"/healthz", "/readyz"},
    loadOnStartup = 1)
public class HealthServlet extends HttpServlet {
  private static final long serialVersionUID = 1L;
  private static final String METHODS = "GET, HEAD, OPTIONS";
  private static final long NANOS_FOR_ALL = TimeUnit.SECONDS.toNanos(4);

  @Inject @Any @Readiness transient Instance<HealthCheck> checks;
  @Resource transient ManagedExecutorService executor;

  private transient List<Probe> probes = List.of();

  @Override
  public void init() {
    List<Probe> found = new ArrayList<>();
    for (Instance.Handle<HealthCheck> handle : checks.handles()) {
      found.add(new Probe(nameOf(handle), handle.get(), executor, System::nanoTime));
    }
    found.sort(Comparator.comparing(Probe::name));
    probes = List.copyOf(found);
  }

  /** {@code DatabaseReadiness} checks the component {@code database}. */
  private static String nameOf(Instance.Handle<HealthCheck> check) {
    String type = check.getBean().getBeanClass().getSimpleName();
    return type.replace("Readiness", "").toLowerCase(Locale.ROOT);
  }

  /** Takes nothing but questions: what a servlet answers to TRACE and others is not ours. */
  @Override
  protected void service(HttpServletRequest request, HttpServletResponse response)
      throws ServletException, IOException {
    switch (request.getMethod()) {
      case "GET", "HEAD" -> super.service(request, response);
      case "OPTIONS" -> response.setHeader("Allow", METHODS);
      default -> {
        response.setHeader("Allow", METHODS);
        Problem.of(405, "This address does not take this method; Allow names those it takes.")
            .send(response);
      }
    }
  }

  /** Never reached; but where it is not, the server answers TRACE with a page of its own. */
  @Override
  protected void doTrace(HttpServletRequest request, HttpServletResponse response)
      throws ServletException, IOException {
    service(request, response);
  }

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    if (request.getServletPath().equals("/healthz")) {
      answer(response, 200, Json.createObjectBuilder().add("status", "UP").build());
      return;
    }
    List<ComponentStatus> components = components();
    boolean up = components.stream().allMatch(ComponentStatus::allowsWork);
    var list = Json.createArrayBuilder();
    components.forEach(component -> list.add(component.toJson()));
    answer(
        response,
        up ? 200 : 503,
        Json.createObjectBuilder()
            .add("status", up ? "UP" : "DOWN")
            .add("components", list)
            .build());
  }

  /** All checks side by side: together they take no longer than the slowest, or the deadline. */
  private List<ComponentStatus> components() {
    long deadline = System.nanoTime() + NANOS_FOR_ALL;
    var asked = probes.stream().map(Probe::ask).toList();
    List<ComponentStatus> components = new ArrayList<>();
    for (int i = 0; i < probes.size(); i++) {
      components.add(probes.get(i).await(asked.get(i), deadline));
    }
    return components;
  }

  private static void answer(HttpServletResponse response, int status, JsonObject body)
      throws IOException {
    response.setStatus(status);
    response.setContentType("application/json");
    response.setHeader("Cache-Control", "no-store");
    response.getWriter().print(body);
  }
}
