package io.trialsync.obs.web.security;

import static java.lang.annotation.ElementType.METHOD;
import static java.lang.annotation.ElementType.TYPE;

import java.lang.annotation.Documented;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Names the scope that a token must have to call a resource method, or all methods of a resource. A
 * method without it and without {@code @PermitAll} answers nobody.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({METHOD, TYPE})
public @interface RequiresScope {
  /** The scope, by its exact name, such as {@code obs.write}. */
  String value();
}
