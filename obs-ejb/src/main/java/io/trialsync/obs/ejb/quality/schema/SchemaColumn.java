package io.trialsync.obs.ejb.quality.schema;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One column of a schema that is compared.
 *
 * @param told the type as it was told
 * @param position its place among the columns, from 1; a field has that of its column
 */
record SchemaColumn(
    String name,
    @Nullable String told,
    @Nullable TypeText text,
    @Nullable Boolean nullable,
    int position) {

  /** The name without those of the columns that it lies in. */
  String shortName() {
    return name.substring(name.lastIndexOf('.') + 1);
  }

  /** Name of the column that it would lie in, with the dot; empty for a column of the table. */
  String place() {
    return name.substring(0, name.lastIndexOf('.') + 1);
  }

  @Nullable CanonicalType type(Dialect dialect) {
    return text == null ? null : CanonicalType.of(text, dialect);
  }

  boolean isContainer() {
    CanonicalType type = type(Dialect.PLAIN);
    return type != null && type.kind().isContainer();
  }

  /** The type as it was told, for a person. */
  String shownType() {
    return Objects.requireNonNullElse(told, "no type");
  }
}
