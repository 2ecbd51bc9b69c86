package io.trialsync.obs.ejb.quality.schema;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Which expected column is which of a run: by exact name, then by a name that differs in the case
 * of letters only where that leaves no choice. What is left is missing or new.
 */
final class ColumnPairs {
  private final SortedMap<String, SchemaColumn> actualByExpected = new TreeMap<>();
  private final Map<String, SchemaColumn> expectedByActual = new HashMap<>();
  private final List<SchemaColumn> missing = new ArrayList<>();
  private final List<SchemaColumn> added = new ArrayList<>();

  ColumnPairs(SchemaColumns expected, SchemaColumns actual) {
    for (SchemaColumn column : expected.all()) {
      SchemaColumn same = actual.find(column.name());
      if (same == null) {
        missing.add(column);
      } else {
        pair(column, same);
      }
    }
    for (SchemaColumn column : actual.all()) {
      if (!expectedByActual.containsKey(column.name())) {
        added.add(column);
      }
    }
    pairByLetters();
  }

  private void pairByLetters() {
    Map<String, List<SchemaColumn>> missingByLetters = byLetters(missing);
    Map<String, List<SchemaColumn>> addedByLetters = byLetters(added);
    missingByLetters.forEach(
        (letters, ours) -> {
          List<SchemaColumn> theirs = addedByLetters.getOrDefault(letters, List.of());
          if (ours.size() == 1 && theirs.size() == 1) {
            pair(ours.get(0), theirs.get(0));
            missing.remove(ours.get(0));
            added.remove(theirs.get(0));
          }
        });
  }

  private static Map<String, List<SchemaColumn>> byLetters(List<SchemaColumn> columns) {
    return columns.stream()
        .collect(Collectors.groupingBy(column -> column.name().toLowerCase(Locale.ROOT)));
  }

  private void pair(SchemaColumn expected, SchemaColumn actual) {
    actualByExpected.put(expected.name(), actual);
    expectedByActual.put(actual.name(), expected);
  }

  /** The column of the run that stands for the expected one of that name. */
  @Nullable SchemaColumn actual(String expectedName) {
    return actualByExpected.get(expectedName);
  }

  /** The expected column that the one of the run stands for. */
  @Nullable SchemaColumn expected(String actualName) {
    return expectedByActual.get(actualName);
  }

  /** Expected columns that the run does not have, by name. */
  List<SchemaColumn> missing() {
    return missing;
  }

  /** Columns of the run that nobody expects, by name. */
  List<SchemaColumn> added() {
    return added;
  }
}
