package io.trialsync.obs.persistence.run;

import java.util.List;

/**
 * Some of the runs that match.
 *
 * @param total how many match, counted up to a limit
 */
public record RunPage(List<ListedRun> runs, int total) {}
