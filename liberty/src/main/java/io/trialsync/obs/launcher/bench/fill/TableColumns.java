package io.trialsync.obs.launcher.bench.fill;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/** The tables that the jobs read and load, and their columns; some tables share a schema. */
final class TableColumns {
  static final int SCHEMAS = 40;

  private static final List<String> SUBJECTS =
      List.of("visits", "subjects", "adverse_events", "labs", "doses", "queries");
  private static final List<UUID> KEYS = keys();

  private TableColumns() {}

  static String sourceName(int table) {
    return "staging." + name(table);
  }

  static String targetName(int table) {
    return "warehouse." + name(table);
  }

  static UUID schemaKey(int table) {
    return KEYS.get(table % SCHEMAS);
  }

  static UUID keyOf(int schema) {
    return KEYS.get(schema);
  }

  /** The columns of that schema as JSON. */
  static String columns(int schema) {
    return """
        [{"name":"visit_ref","type":"varchar(36)"},{"name":"site","type":"varchar(20)"},\
        {"name":"arm","type":"varchar(20)"},{"name":"visit_day","type":"integer"},\
        {"name":"form_count","type":"integer"},{"name":"loaded_at","type":"timestamptz"},\
        {"name":"batch_%d","type":"bigint"}]"""
        .formatted(schema);
  }

  private static String name(int table) {
    return String.format(
        Locale.ROOT, "%s_%02d", SUBJECTS.get(table % SUBJECTS.size()), table / SUBJECTS.size() + 1);
  }

  private static List<UUID> keys() {
    var keys = new UUID[SCHEMAS];
    for (int schema = 0; schema < SCHEMAS; schema++) {
      keys[schema] = UUID.nameUUIDFromBytes(columns(schema).getBytes(StandardCharsets.UTF_8));
    }
    return List.of(keys);
  }
}
