package io.trialsync.obs.web.lineage;

import com.fasterxml.jackson.core.JsonParser;
import io.trialsync.obs.ejb.run.ReportLimits;
import io.trialsync.obs.web.body.JsonMembers;
import io.trialsync.obs.web.body.JsonScalars;
import java.io.IOException;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The facet {@code dataQualityMetrics}: how many rows were looked at and how many nulls they have.
 * Smallest, largest and typical values are data of patients and are dropped.
 */
record QualityMetrics(@Nullable Long rowCount, @Nullable SortedMap<String, Long> nullCounts) {

  /** The metrics; null when the facet holds neither number. */
  static @Nullable QualityMetrics read(JsonParser parser) throws IOException {
    Long rowCount = null;
    SortedMap<String, Long> nullCounts = null;
    for (var key = JsonMembers.first(parser); key != null; key = JsonMembers.next(parser)) {
      switch (key) {
        case "rowCount" -> rowCount = JsonScalars.count(parser);
        case "columnMetrics" -> nullCounts = readNullCounts(parser);
        default -> parser.skipChildren();
      }
    }
    return rowCount == null && nullCounts == null ? null : new QualityMetrics(rowCount, nullCounts);
  }

  private static @Nullable SortedMap<String, Long> readNullCounts(JsonParser parser)
      throws IOException {
    SortedMap<String, Long> counts = new TreeMap<>();
    for (var key = JsonMembers.first(parser); key != null; key = JsonMembers.next(parser)) {
      String column = StoredName.masked(key, ReportLimits.NAME_LENGTH);
      Long nulls = JsonMembers.only(parser, "nullCount", JsonScalars::count);
      if (nulls != null && (counts.size() < ReportLimits.COLUMNS || counts.containsKey(column))) {
        counts.put(column, nulls);
      }
    }
    return counts.isEmpty() ? null : counts;
  }
}
