package io.trialsync.obs.ejb.history;

import io.trialsync.obs.ejb.quality.check.CheckResult;
import io.trialsync.obs.ejb.quality.check.TableName;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something that the checks found wrong with a run.
 *
 * @param type name of the check
 * @param table null for the run itself
 * @param findingId the finding that the run opened or showed again
 */
public record RunFinding(
    String type,
    @Nullable String table,
    @Nullable String column,
    String metric,
    @Nullable Double value,
    @Nullable Double threshold,
    String severity,
    @Nullable String namespace,
    @Nullable String detail,
    @Nullable Double baseline,
    @Nullable UUID findingId) {

  static RunFinding of(CheckResult result, @Nullable UUID findingId) {
    TableName table = result.subject().table();
    return new RunFinding(
        result.subject().check(),
        table == null ? null : table.table(),
        result.subject().column(),
        result.metric(),
        result.value(),
        result.threshold(),
        result.verdict().wireName(),
        table == null ? null : FindingView.named(table.namespace()),
        result.detail(),
        result.baseline(),
        findingId);
  }
}
