package io.trialsync.obs.ejb.quality.check;

import java.util.List;
import java.util.function.Predicate;

/**
 * What a run is compared with.
 *
 * @param runs earlier runs of the job, the newest first; the run under test is not among them
 * @param decisions what people decided about the baselines of the job
 */
public record History(List<PastRun> runs, List<Decision> decisions) {

  /** How many earlier runs are looked at: on most days of a daily job five of the same weekday. */
  public static final int LENGTH = 40;

  /**
   * The runs that may stand in the baseline of that subject, the newest first: good ones, without
   * those that people left out, and where something was accepted as the new normal only from there
   * on.
   */
  public List<PastRun> eligible(Subject subject) {
    return runs.stream().filter(eligibility(subject)).toList();
  }

  /** The same for those who look at the runs in their own way. */
  Predicate<PastRun> eligibility(Subject subject) {
    List<Decision> ofSubject =
        decisions.stream().filter(decision -> decision.concerns(subject)).toList();
    return run -> isEligible(run, subject, ofSubject);
  }

  private static boolean isEligible(PastRun run, Subject subject, List<Decision> ofSubject) {
    if (!run.usable()) {
      return false;
    }
    boolean accepted = false;
    for (Decision decision : ofSubject) {
      boolean covers = decision.covers(run.runAt());
      if (decision.kind() == Decision.Kind.ACCEPT ? !covers : covers) {
        return false;
      }
      accepted |= decision.kind() == Decision.Kind.ACCEPT;
    }
    return accepted || !run.bad().contains(subject);
  }
}
