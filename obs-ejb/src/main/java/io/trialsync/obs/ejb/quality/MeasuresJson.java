package io.trialsync.obs.ejb.quality;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.trialsync.obs.ejb.quality.check.MeasuredTable;
import io.trialsync.obs.ejb.quality.check.Origin;
import java.util.ArrayList;
import java.util.EnumMap;
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

  /** What was written. */
  public static Measures read(String json) {
    JsonNode object = QualityJson.read(json);
    var tables = new ArrayList<MeasuredTable>();
    object.path("tables").forEach(table -> tables.add(table(table)));
    return new Measures(QualityJson.whole(object, "duration_ms"), tables);
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

  private static MeasuredTable table(JsonNode object) {
    Map<Origin, Long> rows = new EnumMap<>(Origin.class);
    each(object.path("rows"), (origin, number) -> rows.put(origin(origin), number));
    Map<String, Long> nulls = new TreeMap<>();
    each(object.path("nulls"), nulls::put);
    return new MeasuredTable(
        requireNonNull(QualityJson.name(object)),
        rows,
        QualityJson.whole(object, "nulls_of"),
        nulls,
        null,
        null,
        List.of());
  }

  private static void each(JsonNode numbers, BiConsumer<String, Long> taker) {
    numbers
        .properties()
        .forEach(member -> taker.accept(member.getKey(), member.getValue().asLong()));
  }

  private static Origin origin(String wireName) {
    return Origin.valueOf(wireName.toUpperCase(Locale.ROOT));
  }
}
