package io.trialsync.obs.ejb.jobsfile;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Announced after each look at the jobs file: how it stands.
 *
 * @param good whether the file as it is now was applied
 * @param appliedAt when a file was last applied by this node
 * @param jobs how many jobs that file declares
 * @param unlisted how many jobs are no longer in it
 */
public record JobsFileLook(boolean good, @Nullable Instant appliedAt, int jobs, int unlisted) {}
