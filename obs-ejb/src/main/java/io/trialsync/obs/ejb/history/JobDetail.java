package io.trialsync.obs.ejb.history;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.trialsync.obs.ejb.job.JobSettings;

/** One job with all of its settings. */
public record JobDetail(@JsonUnwrapped JobView job, LatenessView lateness, JobSettings settings) {}
