package io.trialsync.obs.ejb.quality;

import io.trialsync.obs.ejb.job.JobSettings;
import io.trialsync.obs.ejb.quality.check.Check;
import io.trialsync.obs.ejb.quality.check.CheckResult;
import io.trialsync.obs.ejb.quality.check.CheckTuning;
import io.trialsync.obs.ejb.quality.check.History;
import io.trialsync.obs.ejb.quality.check.JudgedRun;
import io.trialsync.obs.ejb.quality.check.ServerChecks;
import io.trialsync.obs.ejb.quality.finding.FindingLife;
import java.util.Comparator;
import java.util.List;

/**
 * All that verdicts follow from besides what runs reported: the checks, and how strict they are.
 */
public record QualityRules(List<Check> checks, ServerChecks server, FindingLife life) {

  public QualityRules {
    checks = checks.stream().sorted(Comparator.comparing(Check::name)).toList();
  }

  /** What all checks say, always in the same order. */
  List<CheckResult> judge(JudgedRun run, History history, JobSettings settings) {
    var tuning = new CheckTuning(checks, server, settings, run.weekday());
    return checks.stream().flatMap(check -> check.judge(run, history, tuning).stream()).toList();
  }
}
