package io.trialsync.obs.ejb.quality.check;

import io.trialsync.obs.ejb.job.Tunable;
import java.util.List;

/**
 * Judges one aspect of a run. A class that is added to this package is a check: it is found by its
 * type. The same run, history and tuning give the same results, wherever and whenever it is asked.
 */
public interface Check extends Tunable {

  /** What it says at worst where nobody set it. */
  default Verdict usualSeverity() {
    return Verdict.WARN;
  }

  /** What it says about the run and its tables; empty where there is nothing for it to judge. */
  List<CheckResult> judge(JudgedRun run, History history, Tuning tuning);
}
