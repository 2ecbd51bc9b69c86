package io.trialsync.obs.ejb.quality.check;

import org.jspecify.annotations.Nullable;

/**
 * What a check gives one verdict about.
 *
 * @param check name of the check
 * @param table null for the run itself
 * @param column null for the whole table
 */
public record Subject(String check, @Nullable TableName table, @Nullable String column) {}
