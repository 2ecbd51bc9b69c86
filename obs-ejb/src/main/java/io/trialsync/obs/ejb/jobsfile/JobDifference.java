package io.trialsync.obs.ejb.jobsfile;

import io.trialsync.obs.ejb.job.SettingsChange;

/** What the file wants otherwise with a job than it is. */
public record JobDifference(String jobId, SettingsChange change) {}
