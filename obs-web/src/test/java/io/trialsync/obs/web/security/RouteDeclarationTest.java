package io.trialsync.obs.web.security;

import static org.assertj.core.api.Assertions.assertThat;

import io.trialsync.obs.web.ObsApplication;
import io.trialsync.obs.web.WarClasses;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.lang.reflect.Method;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class RouteDeclarationTest {

  @Test
  void everyRouteOfTheWarSaysWhoMayCallIt() throws Exception {
    assertThat(WarClasses.all().flatMap(RouteDeclarationTest::undeclared)).isEmpty();
  }

  @Test
  void findsRoutesThatForgotToSayWhoMayCallThem() throws Exception {
    assertThat(undeclared(Forgetful.class)).containsExactly(Forgetful.class.getMethod("open"));
    assertThat(WarClasses.all()).contains(ObsApplication.class, RouteGuard.class);
  }

  /** Methods and sub-resource locators that nobody declared anything for. */
  private static Stream<Method> undeclared(Class<?> resource) {
    return WarClasses.routes(resource)
        .filter(method -> RouteAccess.of(resource, method) instanceof RouteAccess.Closed);
  }

  /** A resource with one route that nobody guarded. */
  @Path("forgetful")
  public static class Forgetful {
    @GET
    public String open() {
      return "";
    }

    @GET
    @PermitAll
    @Path("declared")
    public String declared() {
      return "";
    }
  }
}
