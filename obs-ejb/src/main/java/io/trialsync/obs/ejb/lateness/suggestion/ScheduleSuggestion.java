package io.trialsync.obs.ejb.lateness.suggestion;

import io.trialsync.obs.ejb.job.Schedule;
import java.time.Duration;

/**
 * A schedule that the starts of the past speak for. It is only ever offered: a person accepts it.
 *
 * @param spread how far nine of ten starts were from it at most
 * @param confidence from 0 to 1: more starts, fewer gaps and a smaller spread make it greater
 * @param starts how many starts it stands on
 * @param sentence the same in words, such as {@code starts 02:00 ± 6 min, Europe/Berlin, on
 *     weekdays}
 */
public record ScheduleSuggestion(
    Schedule schedule, Duration spread, double confidence, int starts, String sentence) {}
