package io.trialsync.obs.ejb.history;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.trialsync.obs.ejb.job.JobSettings;
import java.util.List;

/**
 * One job with all of its settings.
 *
 * @param alerts that were sent about it, the newest first
 */
public record JobDetail(
    @JsonUnwrapped JobView job,
    LatenessView lateness,
    JobSettings settings,
    List<AlertView> alerts) {}
