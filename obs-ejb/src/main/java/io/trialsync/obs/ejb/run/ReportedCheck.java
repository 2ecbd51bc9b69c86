package io.trialsync.obs.ejb.run;

import java.util.Comparator;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What another tool found out about a table: its verdict alone, none of the values behind it.
 *
 * @param column the column that it is about; null for the whole table
 * @param severity how bad it is where it did not pass
 */
public record ReportedCheck(
    String name, @Nullable String column, boolean passed, Severity severity) {

  /** The worst first, then by what is checked: one order, whatever order the tool has. */
  static final Comparator<ReportedCheck> WORST_FIRST =
      Comparator.comparing(ReportedCheck::passed)
          .thenComparing(ReportedCheck::severity)
          .thenComparing(ReportedCheck::name)
          .thenComparing(ReportedCheck::column, Comparator.nullsFirst(Comparator.naturalOrder()));

  /** How bad it is when a check does not pass, the worse first. */
  public enum Severity {
    FAIL,
    WARN;

    /** The name on the wire and in the database. */
    public String wireName() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
