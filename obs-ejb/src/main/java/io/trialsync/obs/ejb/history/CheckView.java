package io.trialsync.obs.ejb.history;

import io.trialsync.obs.ejb.quality.check.CheckResult;
import io.trialsync.obs.ejb.quality.check.Origin;
import io.trialsync.obs.ejb.quality.check.TableName;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One verdict about a run, with its reasons.
 *
 * @param table null for the run itself
 * @param reason why there is no verdict; null where there is one
 * @param baselineRuns the runs that the baseline came from, the newest first
 */
public record CheckView(
    String check,
    @Nullable String namespace,
    @Nullable String table,
    @Nullable String column,
    String metric,
    String verdict,
    @Nullable String reason,
    @Nullable Double value,
    @Nullable Double baseline,
    @Nullable Double threshold,
    @Nullable String origin,
    List<UUID> baselineRuns,
    @Nullable String detail) {

  static CheckView of(CheckResult result) {
    TableName table = result.subject().table();
    Origin origin = result.origin();
    return new CheckView(
        result.subject().check(),
        table == null ? null : FindingView.named(table.namespace()),
        table == null ? null : table.table(),
        result.subject().column(),
        result.metric(),
        result.verdict().wireName(),
        result.reason(),
        result.value(),
        result.baseline(),
        result.threshold(),
        origin == null ? null : origin.wireName(),
        result.baselineRuns(),
        result.detail());
  }
}
