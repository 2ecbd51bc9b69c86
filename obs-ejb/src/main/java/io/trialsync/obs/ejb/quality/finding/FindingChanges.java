package io.trialsync.obs.ejb.quality.finding;

import java.util.List;
import java.util.UUID;

/**
 * What is to be written after a run was judged.
 *
 * @param written findings that are new or other than they were
 * @param removed ids of findings that there are none of any more: a run was judged anew
 */
public record FindingChanges(List<Finding> written, List<UUID> removed) {}
