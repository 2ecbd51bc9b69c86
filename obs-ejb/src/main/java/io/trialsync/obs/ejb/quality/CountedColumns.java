package io.trialsync.obs.ejb.quality;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import io.trialsync.obs.ejb.quality.check.MeasuredTable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.UUID;

/**
 * Of which columns a run told the nulls. Most runs of a job tell of the same ones, so the names
 * stand apart from the numbers ({@link MeasuresJson}), and are read only where they are others.
 *
 * @param tables names in their order, for each table that the run measured
 * @param json array of arrays, as it is stored
 * @param key made of the JSON: what has the same key has the same names
 */
record CountedColumns(List<ColumnNames> tables, String json, UUID key) {

  /** Those of what a run measured. */
  static CountedColumns of(List<MeasuredTable> measured) {
    List<ColumnNames> tables =
        measured.stream()
            .map(table -> new ColumnNames(new TreeSet<>(table.nullCounts().keySet())))
            .toList();
    String json = QualityJson.written(array -> write(array, tables));
    return new CountedColumns(
        tables, json, UUID.nameUUIDFromBytes(json.getBytes(StandardCharsets.UTF_8)));
  }

  private static void write(JsonGenerator json, List<ColumnNames> tables) throws IOException {
    json.writeStartArray();
    for (ColumnNames table : tables) {
      json.writeStartArray();
      for (String name : table.inOrder()) {
        json.writeString(name);
      }
      json.writeEndArray();
    }
    json.writeEndArray();
  }

  /** Those that were stored with that key. */
  static CountedColumns read(UUID key, String json) {
    var tables = new ArrayList<ColumnNames>();
    for (JsonNode table : QualityJson.read(json)) {
      var names = new ArrayList<String>();
      table.forEach(name -> names.add(name.asText()));
      tables.add(new ColumnNames(names));
    }
    return new CountedColumns(List.copyOf(tables), json, key);
  }
}
