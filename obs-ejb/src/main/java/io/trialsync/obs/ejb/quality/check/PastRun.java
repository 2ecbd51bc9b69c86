package io.trialsync.obs.ejb.quality.check;

import java.time.DayOfWeek;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * An earlier run of the same job, as far as later ones are compared with it.
 *
 * @param usable whether it was successful, and neither by hand nor a backfill
 * @param bad what the checks found wrong with it
 */
public record PastRun(
    UUID runKey,
    Instant runAt,
    DayOfWeek weekday,
    boolean usable,
    @Nullable Long durationMillis,
    Map<TableName, MeasuredTable> tables,
    Set<Subject> bad) {

  public PastRun {
    tables = Map.copyOf(tables);
    bad = Set.copyOf(bad);
  }

  /** The tables by name, for those who have them in a list. */
  public static Map<TableName, MeasuredTable> byName(List<MeasuredTable> tables) {
    return tables.stream()
        .collect(Collectors.toUnmodifiableMap(MeasuredTable::name, table -> table));
  }
}
