package io.trialsync.obs.ejb.quality;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.trialsync.obs.ejb.quality.check.MeasuredTable;
import io.trialsync.obs.ejb.quality.check.Origin;
import io.trialsync.obs.ejb.quality.check.TableName;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiConsumer;

/** The one place that knows the form of {@code run_quality.measures}. */
public final class MeasuresJson {

  private MeasuresJson() {}

  /** Without schemas and assertions: those stand with the stages, and no later run needs them. */
  public static String write(Measures measures) {
    ObjectNode object = QualityJson.object();
    if (measures.durationMillis() != null) {
      object.put("duration_ms", measures.durationMillis());
    }
    ArrayNode tables = object.putArray("tables");
    measures.tables().forEach(table -> write(tables.addObject(), table));
    return object.toString();
  }

  /**
   * What was written. Read member by member: forty runs of a table with two hundred columns are
   * read for each run that is judged, and a tree of them would be made for nothing.
   */
  public static Measures read(String json) {
    try (JsonParser parser = QualityJson.parser(json)) {
      Long duration = null;
      List<MeasuredTable> tables = List.of();
      parser.nextToken();
      for (String member = parser.nextFieldName();
          member != null;
          member = parser.nextFieldName()) {
        switch (member) {
          case "duration_ms" -> duration = parser.nextLongValue(0);
          case "tables" -> tables = tables(parser);
          default -> skip(parser);
        }
      }
      return new Measures(duration, tables);
    } catch (IOException damaged) {
      throw new IllegalStateException("stored measures cannot be read", damaged);
    }
  }

  private static List<MeasuredTable> tables(JsonParser parser) throws IOException {
    var tables = new ArrayList<MeasuredTable>();
    parser.nextToken();
    while (parser.nextToken() == JsonToken.START_OBJECT) {
      tables.add(table(parser));
    }
    return tables;
  }

  private static void write(ObjectNode object, MeasuredTable table) {
    QualityJson.name(object, table.name());
    if (!table.rows().isEmpty()) {
      ObjectNode rows = object.putObject("rows");
      new TreeMap<>(table.rows()).forEach((origin, number) -> rows.put(origin.wireName(), number));
    }
    if (table.nullsOf() != null) {
      object.put("nulls_of", table.nullsOf());
    }
    if (!table.nullCounts().isEmpty()) {
      ObjectNode nulls = object.putObject("nulls");
      new TreeMap<>(table.nullCounts()).forEach((column, number) -> nulls.put(column, number));
    }
  }

  private static MeasuredTable table(JsonParser parser) throws IOException {
    String namespace = "";
    String name = "";
    Long nullsOf = null;
    Map<Origin, Long> rows = new EnumMap<>(Origin.class);
    Map<String, Long> nulls = new HashMap<>();
    for (String member = parser.nextFieldName(); member != null; member = parser.nextFieldName()) {
      switch (member) {
        case "namespace" -> namespace = parser.nextTextValue();
        case "table" -> name = parser.nextTextValue();
        case "nulls_of" -> nullsOf = parser.nextLongValue(0);
        case "rows" -> each(parser, (origin, number) -> rows.put(origin(origin), number));
        case "nulls" -> each(parser, nulls::put);
        default -> skip(parser);
      }
    }
    return new MeasuredTable(
        new TableName(namespace, name), rows, nullsOf, nulls, null, null, List.of());
  }

  private static void each(JsonParser parser, BiConsumer<String, Long> taker) throws IOException {
    parser.nextToken();
    for (String member = parser.nextFieldName(); member != null; member = parser.nextFieldName()) {
      taker.accept(member, parser.nextLongValue(0));
    }
  }

  private static void skip(JsonParser parser) throws IOException {
    parser.nextToken();
    parser.skipChildren();
  }

  private static Origin origin(String wireName) {
    return Origin.valueOf(wireName.toUpperCase(Locale.ROOT));
  }
}
