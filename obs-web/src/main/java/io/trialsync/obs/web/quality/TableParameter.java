package io.trialsync.obs.web.quality;

import io.trialsync.obs.ejb.masking.MaskedName;
import io.trialsync.obs.ejb.run.ReportLimits;
import io.trialsync.obs.web.error.InvalidInputException;
import io.trialsync.obs.web.query.SingleValue;
import jakarta.ws.rs.core.UriInfo;
import org.jspecify.annotations.Nullable;

/**
 * Reads which table is meant. Names of tables hold dots and slashes, which a path cannot carry, so
 * they come in the query; they are masked as those in reports are, so that both are the same name.
 */
final class TableParameter {
  private static final int LONGEST = ReportLimits.NAME_LENGTH;

  private TableParameter() {}

  static String table(UriInfo uri) {
    String table = SingleValue.of(uri.getQueryParameters(), "table");
    if (table == null) {
      throw new InvalidInputException("table is missing; it must be the name of a table.");
    }
    return table(table);
  }

  static @Nullable String namespace(UriInfo uri) {
    return namespace(SingleValue.of(uri.getQueryParameters(), "namespace"));
  }

  /** The name as reports of the table have it stored. */
  static String table(String name) {
    return stored("table", name, 1);
  }

  /** The same of a namespace; an empty one is that of tables without. */
  static @Nullable String namespace(@Nullable String name) {
    return name == null ? null : stored("namespace", name, 0);
  }

  private static String stored(String what, String name, int shortest) {
    if (name.length() < shortest || name.length() > LONGEST || name.indexOf('\0') >= 0) {
      throw new InvalidInputException(
          "%s must be a text of %d to %d characters, without NUL."
              .formatted(what, shortest, LONGEST));
    }
    return MaskedName.of(name);
  }
}
