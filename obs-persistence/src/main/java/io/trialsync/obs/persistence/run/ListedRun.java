package io.trialsync.obs.persistence.run;

import org.jspecify.annotations.Nullable;

/**
 * A run as lists show it.
 *
 * @param dqStatus the worst verdict of the checks; null when it was not judged
 */
public record ListedRun(Run run, @Nullable String dqStatus) {}
