package io.trialsync.obs.ejb.quality;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
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
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** The one place that knows the form of {@code run_quality.measures}. */
public final class MeasuresJson {

  private MeasuresJson() {}

  /**
   * Without schemas and assertions: those stand with the stages, and no later run needs them. The
   * nulls are numbers in the order of the names, which stand apart.
   *
   * @param columns those of the same tables
   */
  static String write(Measures measures, CountedColumns columns) {
    return QualityJson.written(
        json -> {
          json.writeStartObject();
          if (measures.durationMillis() != null) {
            json.writeNumberField("duration_ms", measures.durationMillis());
          }
          json.writeArrayFieldStart("tables");
          for (int i = 0; i < measures.tables().size(); i++) {
            write(json, measures.tables().get(i), columns.tables().get(i));
          }
          json.writeEndArray();
          json.writeEndObject();
        });
  }

  /**
   * What was written. Read member by member: forty runs of a table with two hundred columns are
   * read for each run that is judged, and a tree of them would be made for nothing.
   *
   * @param columns null for what was written when names still stood with the numbers
   */
  static Measures read(String json, @Nullable CountedColumns columns) {
    try (JsonParser parser = QualityJson.parser(json)) {
      Long duration = null;
      List<MeasuredTable> tables = List.of();
      parser.nextToken();
      for (String member = parser.nextFieldName();
          member != null;
          member = parser.nextFieldName()) {
        switch (member) {
          case "duration_ms" -> duration = parser.nextLongValue(0);
          case "tables" -> tables = tables(parser, columns);
          default -> skip(parser);
        }
      }
      return new Measures(duration, tables);
    } catch (IOException damaged) {
      throw new IllegalStateException("stored measures cannot be read", damaged);
    }
  }

  private static List<MeasuredTable> tables(JsonParser parser, @Nullable CountedColumns columns)
      throws IOException {
    var tables = new ArrayList<MeasuredTable>();
    parser.nextToken();
    while (parser.nextToken() == JsonToken.START_OBJECT) {
      tables.add(table(parser, columns == null ? null : columns.tables().get(tables.size())));
    }
    return tables;
  }

  private static void write(JsonGenerator json, MeasuredTable table, ColumnNames names)
      throws IOException {
    json.writeStartObject();
    json.writeStringField("namespace", table.name().namespace());
    json.writeStringField("table", table.name().table());
    if (!table.rows().isEmpty()) {
      json.writeObjectFieldStart("rows");
      for (Map.Entry<Origin, Long> rows : new TreeMap<>(table.rows()).entrySet()) {
        json.writeNumberField(rows.getKey().wireName(), rows.getValue());
      }
      json.writeEndObject();
    }
    if (table.nullsOf() != null) {
      json.writeNumberField("nulls_of", table.nullsOf());
    }
    if (names.number() > 0) {
      json.writeArrayFieldStart("nulls");
      for (String column : names.inOrder()) {
        json.writeNumber(Objects.requireNonNull(table.nullCounts().get(column)));
      }
      json.writeEndArray();
    }
    json.writeEndObject();
  }

  private static MeasuredTable table(JsonParser parser, @Nullable ColumnNames names)
      throws IOException {
    String namespace = "";
    String name = "";
    Long nullsOf = null;
    Map<Origin, Long> rows = new EnumMap<>(Origin.class);
    Map<String, Long> nulls = Map.of();
    for (String member = parser.nextFieldName(); member != null; member = parser.nextFieldName()) {
      switch (member) {
        case "namespace" -> namespace = parser.nextTextValue();
        case "table" -> name = parser.nextTextValue();
        case "nulls_of" -> nullsOf = parser.nextLongValue(0);
        case "rows" -> each(parser, (origin, number) -> rows.put(origin(origin), number));
        case "nulls" -> nulls = names == null ? named(parser) : counts(parser, names);
        default -> skip(parser);
      }
    }
    return new MeasuredTable(
        new TableName(namespace, name), rows, nullsOf, nulls, null, null, List.of());
  }

  private static Map<String, Long> named(JsonParser parser) throws IOException {
    var nulls = new HashMap<String, Long>();
    each(parser, nulls::put);
    return nulls;
  }

  private static Map<String, Long> counts(JsonParser parser, ColumnNames names) throws IOException {
    var counts = new long[names.number()];
    int there = 0;
    parser.nextToken();
    while (parser.nextToken() == JsonToken.VALUE_NUMBER_INT) {
      if (there < counts.length) {
        counts[there] = parser.getLongValue();
      }
      there++;
    }
    if (there != counts.length) {
      throw new IllegalStateException(
          there + " numbers of nulls stand with " + counts.length + " names of columns");
    }
    return new ColumnCounts(names, counts);
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
