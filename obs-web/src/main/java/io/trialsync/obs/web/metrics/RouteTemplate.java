package io.trialsync.obs.web.metrics;

import jakarta.ws.rs.Path;
import java.lang.reflect.Method;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Tells the template of the route that a resource method serves: a closed set of label values. */
final class RouteTemplate {

  /** The route of requests that no resource method answers. */
  static final String UNMATCHED = "_unmatched";

  private static final Pattern PARAMETER =
      Pattern.compile("\\{\\s*([\\w.-]+)\\s*(:(?:[^{}]|\\{[^{}]*})*)?}");

  private static final ConcurrentMap<Method, String> KNOWN = new ConcurrentHashMap<>();

  private RouteTemplate() {}

  static String of(Class<?> resource, Method method) {
    return KNOWN.computeIfAbsent(method, key -> read(resource, key));
  }

  private static String read(Class<?> resource, Method method) {
    Path onMethod = method.getAnnotation(Path.class);
    String path = '/' + classPath(resource) + '/' + (onMethod == null ? "" : onMethod.value());
    String plain = PARAMETER.matcher(path).replaceAll("{$1}").replaceAll("/{2,}", "/");
    return plain.length() > 1 && plain.endsWith("/")
        ? plain.substring(0, plain.length() - 1)
        : plain;
  }

  /** The path of the class, or of the one it extends: the container may put a proxy in front. */
  private static String classPath(@Nullable Class<?> type) {
    if (type == null) {
      return "";
    }
    Path path = type.getAnnotation(Path.class);
    return path == null ? classPath(type.getSuperclass()) : path.value();
  }
}
