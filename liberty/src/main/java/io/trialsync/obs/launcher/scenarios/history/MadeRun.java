package io.trialsync.obs.launcher.scenarios.history;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One run of a made history.
 *
 * @param runType as run events have it: {@code scheduled}, {@code manual}, {@code backfill}
 * @param rows rows loaded; null where the worker says nothing of them
 * @param nulls rows without a value in the key column
 * @param labels what is known of it; GOOD where nothing is said
 */
public record MadeRun(
    UUID runId,
    Instant startedAt,
    Duration duration,
    boolean failed,
    String runType,
    @Nullable Long rows,
    long nulls,
    List<TableColumn> columns,
    Map<Aspect, Label> labels) {

  public MadeRun {
    columns = List.copyOf(columns);
    labels = Map.copyOf(labels);
  }

  /** What is known of that side of it. */
  public Label label(Aspect aspect) {
    return labels.getOrDefault(aspect, Label.GOOD);
  }
}
