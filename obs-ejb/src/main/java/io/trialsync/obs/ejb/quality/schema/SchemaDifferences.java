package io.trialsync.obs.ejb.quality.schema;

import io.trialsync.obs.ejb.run.TableColumn;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Compares the schema that a run saw with the expected one. The order of columns and the spelling
 * of types make no difference, and neither does what only one side tells.
 */
public final class SchemaDifferences {
  private static final Comparator<SchemaDifference> BY_COLUMN =
      Comparator.comparing(SchemaDifference::column).thenComparing(SchemaDifference::kind);

  private final SchemaColumns expected;
  private final SchemaColumns actual;
  private final Dialect dialect;
  private final ColumnPairs pairs;
  private final List<SchemaDifference> differences = new ArrayList<>();

  private SchemaDifferences(SchemaColumns expected, SchemaColumns actual) {
    this.expected = expected;
    this.actual = actual;
    var types = new ArrayList<>(expected.types());
    types.addAll(actual.types());
    dialect = Dialect.of(types);
    pairs = new ColumnPairs(expected, actual);
  }

  /** The differences by name of column. */
  public static List<SchemaDifference> between(
      List<TableColumn> expected, List<TableColumn> actual) {
    // Most runs see what is expected; types need not be understood for that.
    if (expected.equals(actual)) {
      return List.of();
    }
    var comparison = new SchemaDifferences(new SchemaColumns(expected), new SchemaColumns(actual));
    comparison.compare();
    comparison.differences.sort(BY_COLUMN);
    return List.copyOf(comparison.differences);
  }

  private void compare() {
    for (SchemaColumn column : expected.all()) {
      SchemaColumn same = pairs.actual(column.name());
      if (same != null) {
        compareTypes(column, same);
        compareNullability(column, same);
      }
    }
    List<SchemaColumn> missing =
        pairs.missing().stream().filter(column -> isToldAlone(column, true)).toList();
    List<SchemaColumn> added =
        pairs.added().stream().filter(column -> isToldAlone(column, false)).toList();
    compareNames(missing, added);
  }

  private void compareNames(List<SchemaColumn> missing, List<SchemaColumn> added) {
    var renames = new Renames(expected, actual, dialect);
    Map<SchemaColumn, SchemaColumn> renamed = renames.among(missing, added);
    for (SchemaColumn column : missing) {
      SchemaColumn now = renamed.get(column);
      if (now == null) {
        add(DifferenceKind.COLUMN_MISSING, column, typeName(column), null);
      } else {
        differences.add(renames.difference(column, now));
        compareNullability(column, now);
      }
    }
    for (SchemaColumn column : added) {
      if (!renamed.containsValue(column)) {
        add(DifferenceKind.COLUMN_NEW, column, typeName(column), null);
      }
    }
  }

  /**
   * Whether an unpaired column is a difference of its own: not when all that it lies in is missing
   * or new or of another type, nor when the other side says nothing of what lies in there.
   */
  private boolean isToldAlone(SchemaColumn column, boolean isExpected) {
    SchemaColumns own = isExpected ? expected : actual;
    SchemaColumns others = isExpected ? actual : expected;
    String name = column.name();
    for (int dot = name.indexOf('.'); dot >= 0; dot = name.indexOf('.', dot + 1)) {
      SchemaColumn outer = own.find(name.substring(0, dot));
      if (outer != null && outer.isContainer()) {
        SchemaColumn other = isExpected ? pairs.actual(outer.name()) : pairs.expected(outer.name());
        if (other == null
            || (other.text() != null && !other.isContainer())
            || !others.tellsFieldsOf(other.name())) {
          return false;
        }
      }
    }
    return true;
  }

  private void compareTypes(SchemaColumn column, SchemaColumn same) {
    CanonicalType before = column.type(dialect);
    CanonicalType after = same.type(dialect);
    if (before == null || after == null) {
      return;
    }
    DifferenceKind kind =
        switch (TypeRelation.between(before, after)) {
          case SAME -> null;
          case WIDENED -> DifferenceKind.TYPE_WIDENED;
          case NARROWED -> DifferenceKind.TYPE_NARROWED;
          case CHANGED -> DifferenceKind.TYPE_CHANGED;
        };
    if (kind != null) {
      String told = "expected " + column.shownType() + ", the run has " + same.shownType();
      add(kind, column, before + " → " + after, told);
    }
  }

  private void compareNullability(SchemaColumn column, SchemaColumn same) {
    if (column.nullable() == null
        || same.nullable() == null
        || column.nullable().equals(same.nullable())) {
      return;
    }
    if (same.nullable()) {
      add(DifferenceKind.NULLABILITY_LOOSENED, column, "not null → null", null);
    } else {
      add(DifferenceKind.NULLABILITY_TIGHTENED, column, "null → not null", null);
    }
  }

  private @Nullable String typeName(SchemaColumn column) {
    CanonicalType type = column.type(dialect);
    return type == null ? null : Objects.toString(type);
  }

  private void add(
      DifferenceKind kind,
      SchemaColumn column,
      @Nullable String detail,
      @Nullable String evidence) {
    differences.add(new SchemaDifference(kind, column.name(), detail, evidence));
  }
}
