package io.trialsync.obs.persistence.job;

import org.jspecify.annotations.Nullable;

/** A job and one of the tables that its runs have loaded; null where there is none yet. */
public record LoadedTable(String tenantId, String jobId, @Nullable String table) {}
