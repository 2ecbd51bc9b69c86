package io.trialsync.obs.ejb.job;

import org.jspecify.annotations.Nullable;

/** A column that a table is expected to have. */
public record ExpectedColumn(String name, String type, @Nullable Boolean nullable) {}
