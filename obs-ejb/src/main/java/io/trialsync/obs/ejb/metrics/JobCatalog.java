package io.trialsync.obs.ejb.metrics;

import java.util.List;

/** Tells which jobs are stored, so that their series exist before they report again. */
public interface JobCatalog {

  /** All jobs of all tenants; called outside a transaction, at the start and every minute. */
  List<KnownJob> knownJobs();
}
