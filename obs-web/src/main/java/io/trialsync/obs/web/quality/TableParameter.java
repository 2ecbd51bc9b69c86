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
  static final int LONGEST = ReportLimits.NAME_LENGTH;

  private TableParameter() {}

  static String table(UriInfo uri) {
    String table = name(uri, "table");
    if (table == null) {
      throw new InvalidInputException("table is missing; it must be the name of a table.");
    }
    return table;
  }

  static @Nullable String namespace(UriInfo uri) {
    return name(uri, "namespace");
  }

  private static @Nullable String name(UriInfo uri, String parameter) {
    String name = SingleValue.of(uri.getQueryParameters(), parameter);
    if (name != null && (name.isEmpty() || name.length() > LONGEST || name.indexOf('\0') >= 0)) {
      throw new InvalidInputException(
          parameter + " must be a text of 1 to " + LONGEST + " characters, without NUL.");
    }
    return stored(name);
  }

  /** The name as reports of the table have it stored. */
  static @Nullable String stored(@Nullable String name) {
    return name == null ? null : MaskedName.of(name);
  }
}
