package io.trialsync.obs.ejb.quality;

import io.trialsync.obs.persistence.quality.DueRun;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Due runs of one job that are judged together. */
record DueJob(String tenantId, long jobKey, List<UUID> runs) {

  /** Jobs in the order of their first run, each with as many of its runs as one judging takes. */
  static List<DueJob> of(List<DueRun> due) {
    Map<List<Object>, DueJob> jobs = new LinkedHashMap<>();
    for (DueRun run : due) {
      List<UUID> runs =
          jobs.computeIfAbsent(
                  List.of(run.tenantId(), run.jobKey()),
                  unseen -> new DueJob(run.tenantId(), run.jobKey(), new ArrayList<>()))
              .runs();
      if (runs.size() < Evaluator.MOST_RUNS) {
        runs.add(run.runKey());
      }
    }
    return List.copyOf(jobs.values());
  }

  /** Each run by itself, to find the one that cannot be judged. */
  List<DueJob> oneByOne() {
    return runs.stream().map(run -> new DueJob(tenantId, jobKey, List.of(run))).toList();
  }
}
