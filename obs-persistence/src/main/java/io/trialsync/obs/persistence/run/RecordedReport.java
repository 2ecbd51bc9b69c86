package io.trialsync.obs.persistence.run;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the database says of one report that it was given.
 *
 * @param index ordinal that the report was given
 * @param isNew false when the same report was there already
 * @param firstEnd status of the run, when this report ended it for the first time
 * @param loaded rows by table that came on top of what was known to be loaded
 * @param refused the limit that it met, {@code jobs} or {@code tables}; null when it is stored
 */
public record RecordedReport(
    int index,
    boolean isNew,
    @Nullable String firstEnd,
    @Nullable Long durationMillis,
    @Nullable String errorCategory,
    Map<String, Long> loaded,
    @Nullable String refused) {

  /** What would be said of the same report when it comes once more. */
  public RecordedReport again() {
    return new RecordedReport(index, false, null, null, null, Map.of(), refused);
  }
}
