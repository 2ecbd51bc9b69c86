package io.trialsync.obs.persistence.job;

import java.util.List;

/**
 * A page of jobs.
 *
 * @param total how many match in all, counted up to the limit of the question
 */
public record JobPage(List<JobOverview> jobs, int total) {}
