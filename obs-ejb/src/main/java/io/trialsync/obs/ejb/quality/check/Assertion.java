package io.trialsync.obs.ejb.quality.check;

import org.jspecify.annotations.Nullable;

/**
 * What another tool (dbt, Great Expectations, Soda) found out about a table.
 *
 * @param column the column that it is about; null for the whole table
 * @param severity the worst that it can be when it did not pass: WARN or FAIL
 */
public record Assertion(String name, @Nullable String column, boolean passed, Verdict severity) {}
