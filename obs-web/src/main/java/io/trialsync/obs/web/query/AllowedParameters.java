package io.trialsync.obs.web.query;

import io.trialsync.obs.ejb.masking.MaskedName;
import io.trialsync.obs.web.error.InvalidInputException;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Set;

/** Refuses query parameters that a route does not know: a misspelt filter must not be ignored. */
public final class AllowedParameters {

  private static final int LONGEST_NAME_SHOWN = 40;

  private AllowedParameters() {}

  /** Refuses the request when its query has a parameter besides the named ones. */
  public static void check(UriInfo uri, String... allowed) {
    check(uri.getQueryParameters().keySet(), List.of(allowed));
  }

  static void check(Set<String> sent, List<String> allowed) {
    for (String name : sent) {
      if (!allowed.contains(name)) {
        throw new InvalidInputException(
            "The parameter " + shown(name) + " is not known here; " + known(allowed));
      }
    }
  }

  private static String known(List<String> allowed) {
    return allowed.isEmpty()
        ? "none is allowed."
        : "allowed are " + String.join(", ", allowed) + ".";
  }

  private static String shown(String name) {
    String plain = MaskedName.of(name).replaceAll("[^A-Za-z0-9._-]", "?");
    return plain.length() <= LONGEST_NAME_SHOWN
        ? "'" + plain + "'"
        : "'" + plain.substring(0, LONGEST_NAME_SHOWN) + "…'";
  }
}
