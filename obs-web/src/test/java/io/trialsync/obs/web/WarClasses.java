package io.trialsync.obs.web;

import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.io.IOException;
import java.lang.reflect.Method;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** Finds what the WAR is made of, so that tests can speak about all of it. */
public final class WarClasses {
  private WarClasses() {}

  /** Every class that we ship in the WAR. */
  public static Stream<Class<?>> all() throws IOException, URISyntaxException {
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
        .map(WarClasses::load);
  }

  /** Methods and sub-resource locators of a class that requests can reach. */
  public static Stream<Method> routes(Class<?> resource) {
    return Arrays.stream(resource.getDeclaredMethods()).filter(WarClasses::isRoute);
  }

  private static boolean isRoute(Method method) {
    return method.isAnnotationPresent(Path.class)
        || Arrays.stream(method.getAnnotations())
            .anyMatch(one -> one.annotationType().isAnnotationPresent(HttpMethod.class));
  }

  private static Class<?> load(String name) {
    try {
      return Class.forName(name, false, ObsApplication.class.getClassLoader());
    } catch (ClassNotFoundException missing) {
      throw new IllegalStateException(missing);
    }
  }
}
