package io.trialsync.obs.ejb.lateness;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is to be said of a time at which a job was due.
 *
 * @param changesAt when that changes if nothing is heard until then; null: never
 */
public record PointView(ExpectedPoint point, PointState state, @Nullable Instant changesAt) {}
