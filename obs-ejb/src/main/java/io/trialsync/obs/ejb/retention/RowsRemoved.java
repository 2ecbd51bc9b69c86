package io.trialsync.obs.ejb.retention;

/** Retention removed rows, which is committed. */
public record RowsRemoved(RemovedCounts counts) {}
