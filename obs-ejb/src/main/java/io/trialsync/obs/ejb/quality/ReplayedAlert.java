package io.trialsync.obs.ejb.quality;

import io.trialsync.obs.ejb.quality.check.CheckResult;
import io.trialsync.obs.ejb.quality.check.TableName;
import io.trialsync.obs.persistence.quality.ReplayStore.KeptRun;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A bad verdict about a run, as it is or as it would be.
 *
 * @param type name of the check
 * @param table null for the run itself
 * @param severity what it would be; null when it would be no alert
 * @param now what it is; null when it is no alert
 * @param acceptedLater whether a person accepted it as the new normal
 */
public record ReplayedAlert(
    UUID runId,
    Instant runAt,
    String type,
    @Nullable String namespace,
    @Nullable String table,
    @Nullable String column,
    String metric,
    @Nullable String detail,
    @Nullable Double value,
    @Nullable Double threshold,
    @Nullable String severity,
    @Nullable String now,
    boolean acceptedLater) {

  /**
   * One of a run.
   *
   * @param replayed null when it would be no alert
   * @param stored null when it is none
   */
  static ReplayedAlert of(
      KeptRun run,
      @Nullable CheckResult replayed,
      @Nullable CheckResult stored,
      boolean acceptedLater) {
    CheckResult shown = Objects.requireNonNull(replayed == null ? stored : replayed);
    TableName table = shown.subject().table();
    return new ReplayedAlert(
        Objects.requireNonNullElse(run.runId(), run.quality().runKey()),
        run.quality().runAt(),
        shown.subject().check(),
        table == null || table.namespace().isEmpty() ? null : table.namespace(),
        table == null ? null : table.table(),
        shown.subject().column(),
        shown.metric(),
        shown.detail(),
        shown.value(),
        shown.threshold(),
        replayed == null ? null : replayed.verdict().wireName(),
        stored == null ? null : stored.verdict().wireName(),
        acceptedLater);
  }
}
