package io.trialsync.obs.ejb.lateness.suggestion;

import io.trialsync.obs.ejb.job.Schedule;
import org.jspecify.annotations.Nullable;

/**
 * What the kept history of a job says about its schedule.
 *
 * @param schedule the one that is set; null for none
 * @param startsRead how many starts of scheduled runs were looked at
 * @param suggestion null where the starts speak for no schedule
 * @param reason why there is no suggestion; null where there is one
 * @param hint where the schedule that is set seems to be meant in another zone
 */
public record SuggestionAnswer(
    String jobId,
    @Nullable Schedule schedule,
    int startsRead,
    @Nullable ScheduleSuggestion suggestion,
    @Nullable String reason,
    @Nullable String hint) {}
