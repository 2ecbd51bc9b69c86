package io.trialsync.obs.web.security;

import static org.assertj.core.api.Assertions.assertThat;

import io.trialsync.obs.web.ObsApplication;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.io.IOException;
import java.lang.reflect.Method;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class RouteDeclarationTest {

  @Test
  void everyRouteOfTheWarSaysWhoMayCallIt() throws Exception {
    assertThat(classesOfTheWar().flatMap(RouteDeclarationTest::undeclared)).isEmpty();
  }

  @Test
  void findsRoutesThatForgotToSayWhoMayCallThem() throws Exception {
    assertThat(undeclared(Forgetful.class)).containsExactly(Forgetful.class.getMethod("open"));
    assertThat(classesOfTheWar()).contains(ObsApplication.class, RouteGuard.class);
  }

  /** Methods and sub-resource locators that nobody declared anything for. */
  private static Stream<Method> undeclared(Class<?> resource) {
    return Arrays.stream(resource.getDeclaredMethods())
        .filter(RouteDeclarationTest::isRoute)
        .filter(method -> RouteAccess.of(resource, method) instanceof RouteAccess.Closed);
  }

  private static boolean isRoute(Method method) {
    return method.isAnnotationPresent(Path.class)
        || Arrays.stream(method.getAnnotations())
            .anyMatch(one -> one.annotationType().isAnnotationPresent(HttpMethod.class));
  }

  private static Stream<Class<?>> classesOfTheWar() throws IOException, URISyntaxException {
    var root =
        java.nio.file.Path.of(
            ObsApplication.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    List<java.nio.file.Path> files;
    try (var walk = Files.walk(root)) {
      files = walk.filter(file -> file.toString().endsWith(".class")).toList();
    }
    return files.stream()
        .map(file -> root.relativize(file).toString().replace('/', '.').replaceAll("\\.class$", ""))
        .filter(name -> !name.endsWith("package-info"))
        .map(RouteDeclarationTest::load);
  }

  private static Class<?> load(String name) {
    try {
      return Class.forName(name, false, ObsApplication.class.getClassLoader());
    } catch (ClassNotFoundException missing) {
      throw new IllegalStateException(missing);
    }
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
