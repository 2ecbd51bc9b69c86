package io.trialsync.obs.ejb.metrics;

import java.util.List;

/**
 * A job that the database knows.
 *
 * @param tables tables that its runs have loaded, named as in {@link
 *     io.trialsync.obs.ejb.run.ReportRecorded#loaded}
 */
public record KnownJob(String tenantId, String jobId, List<String> tables) {}
