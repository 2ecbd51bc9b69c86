package io.trialsync.obs.web.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.lang.reflect.Method;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class RouteTemplateTest {

  @Path("v1/obs/jobs/")
  static class JobDoor {
    @GET
    public void all() {}

    @GET
    @Path("/{job_id}/runs/")
    public void runs() {}

    @POST
    @Path("{ job_id : [^/]+ }/ping/{event: start|success|fail|skip}")
    public void ping() {}

    @GET
    @Path("{day: \\d{4}-\\d{2}}")
    public void day() {}
  }

  static class ProxyOfTheContainer extends JobDoor {}

  @Path("/")
  static class Front {
    @GET
    public void front() {}
  }

  @Test
  void joinsThePathsOfClassAndMethod() {
    assertThat(route(JobDoor.class, "all")).isEqualTo("/v1/obs/jobs");
    assertThat(route(JobDoor.class, "runs")).isEqualTo("/v1/obs/jobs/{job_id}/runs");
    assertThat(route(Front.class, "front")).isEqualTo("/");
  }

  @Test
  void leavesOutThePatternsOfParameters() {
    assertThat(route(JobDoor.class, "ping")).isEqualTo("/v1/obs/jobs/{job_id}/ping/{event}");
    assertThat(route(JobDoor.class, "day")).isEqualTo("/v1/obs/jobs/{day}");
  }

  @Test
  void looksBehindAProxyOfTheContainer() {
    assertThat(RouteTemplate.of(ProxyOfTheContainer.class, method(JobDoor.class, "runs")))
        .isEqualTo("/v1/obs/jobs/{job_id}/runs");
  }

  private static String route(Class<?> resource, String name) {
    return RouteTemplate.of(resource, method(resource, name));
  }

  private static Method method(Class<?> resource, String name) {
    return Arrays.stream(resource.getMethods())
        .filter(method -> method.getName().equals(name))
        .findFirst()
        .orElseThrow();
  }
}
