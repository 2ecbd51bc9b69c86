package io.trialsync.obs.ejb.quality.schema;

import java.util.Locale;

/** In which way a column is not as expected; the order is that of the answers for one column. */
public enum DifferenceKind {
  COLUMN_MISSING,
  COLUMN_NEW,
  COLUMN_RENAMED,
  /** Every value of the expected type fits the new one. */
  TYPE_WIDENED,
  /** Every value of the new type fits the expected one, not the other way round. */
  TYPE_NARROWED,
  /** Neither type holds all values of the other. */
  TYPE_CHANGED,
  NULLABILITY_LOOSENED,
  NULLABILITY_TIGHTENED;

  /** The name in answers and in the database. */
  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }
}
