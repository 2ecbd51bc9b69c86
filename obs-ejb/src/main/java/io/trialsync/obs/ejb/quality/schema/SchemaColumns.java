package io.trialsync.obs.ejb.quality.schema;

import io.trialsync.obs.ejb.run.TableColumn;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The columns of one schema by name. Fields of a struct that stand in the text of its type become
 * columns of their own, as those workers tell them that send fields one by one.
 */
final class SchemaColumns {
  /** Of two columns of one name the same is taken, whatever their order. */
  private static final Comparator<TableColumn> ANY_ORDER =
      Comparator.comparing(
              TableColumn::type, Comparator.nullsLast(Comparator.<String>naturalOrder()))
          .thenComparing(
              TableColumn::nullable, Comparator.nullsLast(Comparator.<Boolean>naturalOrder()));

  private final SortedMap<String, SchemaColumn> byName = new TreeMap<>();
  private final Set<String> withFields = new TreeSet<>();

  SchemaColumns(List<TableColumn> columns) {
    Map<String, TableColumn> told = new TreeMap<>();
    Map<String, Integer> positions = new TreeMap<>();
    for (TableColumn column : columns) {
      positions.putIfAbsent(column.name(), positions.size() + 1);
      told.merge(
          column.name(), column, (one, other) -> ANY_ORDER.compare(one, other) <= 0 ? one : other);
      noteOuter(column.name());
    }
    for (TableColumn column : told.values()) {
      add(column, positions.getOrDefault(column.name(), 0));
    }
  }

  private void noteOuter(String name) {
    for (int dot = name.indexOf('.'); dot >= 0; dot = name.indexOf('.', dot + 1)) {
      withFields.add(name.substring(0, dot));
    }
  }

  private void add(TableColumn column, int position) {
    String told = column.type() == null || column.type().isBlank() ? null : column.type();
    TypeText text = told == null ? null : TypeText.of(told);
    boolean oneByOne = withFields.contains(column.name());
    boolean expands = text != null && !oneByOne && text.hasFields();
    if (text != null && (oneByOne || expands)) {
      put(column.name(), told, text.withoutParts(), column.nullable(), position);
      if (expands) {
        expand(column.name(), text, position);
      }
    } else {
      put(column.name(), told, text, column.nullable(), position);
    }
  }

  private void expand(String outer, TypeText type, int position) {
    withFields.add(outer);
    for (TypeText.Part part : type.parts()) {
      String name = outer + "." + part.name();
      boolean goesOn = part.type().hasFields();
      TypeText text = goesOn ? part.type().withoutParts() : part.type();
      put(name, text.word(), text, null, position);
      if (goesOn) {
        expand(name, part.type(), position);
      }
    }
  }

  private void put(
      String name,
      @Nullable String told,
      @Nullable TypeText text,
      @Nullable Boolean nullable,
      int position) {
    byName.put(name, new SchemaColumn(name, told, text, nullable, position));
  }

  /** All columns in the order of their names. */
  List<SchemaColumn> all() {
    return new ArrayList<>(byName.values());
  }

  @Nullable SchemaColumn find(String name) {
    return byName.get(name);
  }

  /** Whether anything is told of what lies in that column. */
  boolean tellsFieldsOf(String name) {
    return withFields.contains(name);
  }

  /** Names of what lies in that column, without its own. */
  Set<String> fieldsOf(String name) {
    var names = new TreeSet<String>();
    // '/' follows '.' in the order of characters.
    for (String field : byName.subMap(name + ".", name + "/").keySet()) {
      names.add(field.substring(name.length() + 1));
    }
    return names;
  }

  /** Every type that was told. */
  List<TypeText> types() {
    var types = new ArrayList<TypeText>();
    for (SchemaColumn column : byName.values()) {
      if (column.text() != null) {
        types.add(column.text());
      }
    }
    return types;
  }
}
