package io.trialsync.obs.ejb.quality.schema;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Missing columns that likely live on under a new name. Named only where type and name speak for it
 * and no other column comes into question; the place of a column proves nothing, since reports list
 * columns in any order.
 */
final class Renames {
  private final SchemaColumns expected;
  private final SchemaColumns actual;
  private final Dialect dialect;

  Renames(SchemaColumns expected, SchemaColumns actual, Dialect dialect) {
    this.expected = expected;
    this.actual = actual;
    this.dialect = dialect;
  }

  /** The new name by the missing one. */
  Map<SchemaColumn, SchemaColumn> among(List<SchemaColumn> missing, List<SchemaColumn> added) {
    Map<SchemaColumn, List<SchemaColumn>> candidates = new HashMap<>();
    Map<SchemaColumn, Integer> wooers = new HashMap<>();
    for (SchemaColumn old : missing) {
      for (SchemaColumn now : added) {
        if (isLikely(old, now)) {
          candidates.computeIfAbsent(old, any -> new ArrayList<>()).add(now);
          wooers.merge(now, 1, Integer::sum);
        }
      }
    }
    Map<SchemaColumn, SchemaColumn> renames = new HashMap<>();
    candidates.forEach(
        (old, news) -> {
          if (news.size() == 1 && Objects.equals(wooers.get(news.get(0)), 1)) {
            renames.put(old, news.get(0));
          }
        });
    return renames;
  }

  private boolean isLikely(SchemaColumn old, SchemaColumn now) {
    CanonicalType before = old.type(dialect);
    CanonicalType after = now.type(dialect);
    return before != null
        && after != null
        && old.place().equals(now.place())
        && AlikeNames.areAlike(old.shortName(), now.shortName())
        && TypeRelation.between(before, after) == TypeRelation.SAME
        && expected.fieldsOf(old.name()).equals(actual.fieldsOf(now.name()));
  }

  SchemaDifference difference(SchemaColumn old, SchemaColumn now) {
    String place =
        old.position() == now.position() ? ", and both stand in place " + now.position() : "";
    return new SchemaDifference(
        DifferenceKind.COLUMN_RENAMED,
        old.name(),
        old.name() + " → " + now.name(),
        "likely renamed: both are "
            + Objects.toString(now.type(dialect))
            + ", their names are alike, and no other column comes into question"
            + place);
  }
}
