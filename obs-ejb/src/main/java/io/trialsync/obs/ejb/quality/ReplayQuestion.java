package io.trialsync.obs.ejb.quality;

import java.time.Instant;

/**
 * What would the checks have said, were they tuned otherwise?
 *
 * @param checks JSON object in the form of the setting {@code checks} of a job, laid over what is
 *     set for it now: null removes a setting
 * @param from first moment, by start of the run
 * @param until first moment that is not asked for any more
 */
public record ReplayQuestion(String jobId, String checks, Instant from, Instant until) {}
