package io.trialsync.obs.web.security;

import jakarta.annotation.security.PermitAll;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.util.Optional;

/** Who may call a resource method: what the method says, else what its class says. */
sealed interface RouteAccess {

  /** Everybody, without a token. */
  record Open() implements RouteAccess {}

  /** Whoever has a token with the scope. */
  record Scoped(String scope) implements RouteAccess {}

  /** Nobody: neither the method nor its class says who. */
  record Closed() implements RouteAccess {}

  /** What the annotations say. */
  static RouteAccess of(Class<?> resource, Method method) {
    return declaredOn(method).or(() -> declaredOn(resource)).orElseGet(Closed::new);
  }

  /** The scope counts where somebody wrote both. */
  private static Optional<RouteAccess> declaredOn(AnnotatedElement element) {
    var scope = element.getAnnotation(RequiresScope.class);
    if (scope != null) {
      return Optional.of(new Scoped(scope.value()));
    }
    return element.isAnnotationPresent(PermitAll.class)
        ? Optional.of(new Open())
        : Optional.empty();
  }
}
