package io.trialsync.obs.ejb.quality.check;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.trialsync.obs.ejb.job.CheckRules;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * How strict checks are for all jobs: settings of the server, below those of single jobs.
 *
 * @param checks the same JSON object as in the settings of a job; empty when nobody set it
 * @param rowDeltaPercent see {@link RowCountDelta}; null when nobody set it
 * @param nullRate see {@link NullRate}; null when nobody set it
 */
public record ServerChecks(
    ObjectNode checks, @Nullable Double rowDeltaPercent, @Nullable Double nullRate) {

  /** Nothing is set. */
  public static final ServerChecks NONE =
      new ServerChecks(JsonNodeFactory.instance.objectNode(), null, null);

  private static final String CHECKS = "obs.dq.checks";
  private static final String ROW_DELTA = "dq.row.delta.pct.threshold";
  private static final String NULL_RATE = "dq.null.rate.threshold";

  /** Reads settings that were checked, each by its name in MicroProfile Config. */
  public static ServerChecks of(Function<String, Optional<String>> source) {
    return new ServerChecks(
        source.apply(CHECKS).flatMap(CheckRules::read).orElse(NONE.checks),
        source.apply(ROW_DELTA).map(Double::valueOf).orElse(null),
        source.apply(NULL_RATE).map(Double::valueOf).orElse(null));
  }
}
