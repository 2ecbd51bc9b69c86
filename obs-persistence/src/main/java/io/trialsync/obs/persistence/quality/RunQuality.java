package io.trialsync.obs.persistence.quality;

import org.jspecify.annotations.Nullable;

/**
 * What the checks said about a run, for people.
 *
 * @param checks JSON object of results
 * @param findingIds JSON object, ids of the findings that the run may have shown by identity; null
 *     for none
 */
public record RunQuality(String dqStatus, String checks, @Nullable String findingIds) {}
