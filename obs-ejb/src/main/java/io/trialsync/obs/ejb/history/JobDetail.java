package io.trialsync.obs.ejb.history;

import io.trialsync.obs.ejb.job.JobSettings;

/** One job with all of its settings. */
public record JobDetail(JobView job, JobSettings settings) {}
