package io.trialsync.obs.ejb.quality;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.trialsync.obs.ejb.run.TableColumn;
import java.util.ArrayList;
import java.util.List;

/** Columns of a table as stages and expected schemas have them stored. */
public final class ColumnsJson {

  private ColumnsJson() {}

  /** An array of columns, in their order. */
  public static String write(List<TableColumn> columns) {
    ArrayNode array = QualityJson.array();
    for (TableColumn column : columns) {
      ObjectNode object = array.addObject().put("name", column.name());
      QualityJson.put(object, "type", column.type());
      if (column.nullable() != null) {
        object.put("nullable", column.nullable());
      }
    }
    return array.toString();
  }

  /** What was written. */
  public static List<TableColumn> read(String json) {
    var columns = new ArrayList<TableColumn>();
    for (JsonNode object : QualityJson.read(json)) {
      JsonNode nullable = object.get("nullable");
      columns.add(
          new TableColumn(
              object.path("name").asText(),
              QualityJson.text(object, "type"),
              nullable == null || nullable.isNull() ? null : nullable.asBoolean()));
    }
    return List.copyOf(columns);
  }
}
