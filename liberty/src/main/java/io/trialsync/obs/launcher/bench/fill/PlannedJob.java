package io.trialsync.obs.launcher.bench.fill;

/**
 * A job of the made history and its habits.
 *
 * @param index from 0, over all tenants
 * @param runs how often it runs in the whole history
 * @param periodMillis from one planned run to the next
 * @param firstMillis from the begin of the history to its first run
 * @param source index of the table that it reads
 * @param target index of the table that it loads
 * @param stages how many of both it reports: 0, 1 (only the load), 2
 * @param typicalMillis how long a run takes, more or less
 * @param typicalRows how many rows a run loads, more or less
 * @param triesHaveIds whether each try has a run id of its own, as Airflow's
 */
record PlannedJob(
    int index,
    String tenant,
    String jobId,
    int runs,
    double periodMillis,
    double firstMillis,
    int source,
    int target,
    int stages,
    double typicalMillis,
    double typicalRows,
    boolean triesHaveIds) {

  long dueAfterMillis(int run) {
    return (long) (firstMillis + run * periodMillis);
  }
}
