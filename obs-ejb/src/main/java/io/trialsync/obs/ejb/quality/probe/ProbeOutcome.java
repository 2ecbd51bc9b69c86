package io.trialsync.obs.ejb.quality.probe;

import io.trialsync.obs.persistence.quality.probe.ProbedTable;
import org.jspecify.annotations.Nullable;

/**
 * How it went to look at one table: exactly one of both is there.
 *
 * @param table name that the table has in reports
 */
record ProbeOutcome(String table, @Nullable ProbedTable found, @Nullable ProbeFailure failure) {}
