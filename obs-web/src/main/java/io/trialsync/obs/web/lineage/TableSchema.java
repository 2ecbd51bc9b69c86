package io.trialsync.obs.web.lineage;

import com.fasterxml.jackson.core.JsonParser;
import io.trialsync.obs.ejb.run.ReportLimits;
import io.trialsync.obs.ejb.run.TableColumn;
import io.trialsync.obs.web.body.JsonMembers;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The facet {@code schema}: the columns of a dataset, nested fields flattened. */
final class TableSchema {

  private TableSchema() {}

  /** The columns in their order; null when the facet names none. */
  static @Nullable List<TableColumn> read(JsonParser parser) throws IOException {
    List<TableColumn> fields = JsonMembers.only(parser, "fields", TableSchema::readFields);
    return fields == null || fields.isEmpty() ? null : List.copyOf(fields);
  }

  private static List<TableColumn> readFields(JsonParser parser) throws IOException {
    Map<String, TableColumn> columns = new LinkedHashMap<>();
    for (boolean more = JsonMembers.firstElement(parser);
        more;
        more = JsonMembers.nextElement(parser)) {
      for (var column : readField(parser)) {
        if (columns.size() < ReportLimits.COLUMNS) {
          columns.put(column.name(), column);
        }
      }
    }
    return new ArrayList<>(columns.values());
  }

  private static List<TableColumn> readField(JsonParser parser) throws IOException {
    String name = null;
    String type = null;
    List<TableColumn> nested = List.of();
    for (var key = JsonMembers.first(parser); key != null; key = JsonMembers.next(parser)) {
      switch (key) {
        case "name" -> name = StoredName.read(parser, ReportLimits.NAME_LENGTH);
        case "type" -> type = StoredName.read(parser, ReportLimits.TYPE_LENGTH);
        case "fields" -> nested = readFields(parser);
        default -> parser.skipChildren();
      }
    }
    return name == null || name.isEmpty() ? List.of() : flattened(name, type, nested);
  }

  private static List<TableColumn> flattened(
      String name, @Nullable String type, List<TableColumn> nested) {
    List<TableColumn> columns = new ArrayList<>(1 + nested.size());
    columns.add(new TableColumn(name, type, null));
    for (var inner : nested) {
      String path = StoredName.of(name + "." + inner.name(), ReportLimits.NAME_LENGTH);
      columns.add(new TableColumn(path, inner.type(), inner.nullable()));
    }
    return columns;
  }
}
