package io.trialsync.obs.ejb.quality.check;

import java.util.List;

/**
 * Judges one aspect of a run. A class that is added to this package is a check: it is found by its
 * type. The same run, history and tuning give the same results, wherever and whenever it is asked.
 */
public interface Check {

  /** Its name in settings, answers and metrics, such as {@code row_count_delta}. */
  String name();

  /** What it says about the run and its tables; empty where there is nothing for it to judge. */
  List<CheckResult> judge(JudgedRun run, History history, Tuning tuning);
}
