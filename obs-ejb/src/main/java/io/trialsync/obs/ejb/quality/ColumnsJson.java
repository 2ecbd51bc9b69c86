package io.trialsync.obs.ejb.quality;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.trialsync.obs.ejb.run.TableColumn;
import java.io.IOException;
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
    try (JsonParser parser = QualityJson.parser(json)) {
      var columns = new ArrayList<TableColumn>();
      parser.nextToken();
      while (parser.nextToken() == JsonToken.START_OBJECT) {
        columns.add(column(parser));
      }
      return List.copyOf(columns);
    } catch (IOException damaged) {
      throw new IllegalStateException("stored columns cannot be read", damaged);
    }
  }

  private static TableColumn column(JsonParser parser) throws IOException {
    String name = "";
    String type = null;
    Boolean nullable = null;
    for (String member = parser.nextFieldName(); member != null; member = parser.nextFieldName()) {
      switch (member) {
        case "name" -> name = parser.nextTextValue();
        case "type" -> type = parser.nextTextValue();
        case "nullable" -> nullable = parser.nextBooleanValue();
        default -> {
          parser.nextToken();
          parser.skipChildren();
        }
      }
    }
    return new TableColumn(name, type, nullable);
  }
}
