package io.trialsync.obs.persistence.quality;

import java.util.List;

/**
 * What is remembered of a job when runs of it are judged.
 *
 * @param before what was said of those runs before, with all that the checks said
 * @param history usable runs that they are compared with
 * @param schemas those that were learned or accepted
 * @param decisions what people decided, always in the same order
 * @param states the newest verdicts
 * @param laterRuns whether other runs were judged that come after the first of those
 * @param findings open ones, and those that were closed no earlier than the first of the runs
 */
public record Remembered(
    List<RunQualityRow> before,
    List<RunQualityRow> history,
    List<ExpectedSchemaRow> schemas,
    List<DecisionRow> decisions,
    List<CheckStateRow> states,
    boolean laterRuns,
    List<FindingRow> findings) {}
