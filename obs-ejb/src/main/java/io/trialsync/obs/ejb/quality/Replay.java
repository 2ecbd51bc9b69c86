package io.trialsync.obs.ejb.quality;

import io.trialsync.obs.ejb.job.JobSettings;
import io.trialsync.obs.ejb.quality.check.CheckResult;
import io.trialsync.obs.ejb.quality.check.CheckTuning;
import io.trialsync.obs.ejb.quality.check.Decision;
import io.trialsync.obs.ejb.quality.check.History;
import io.trialsync.obs.ejb.quality.check.JudgedRun;
import io.trialsync.obs.ejb.quality.check.PastRun;
import io.trialsync.obs.ejb.quality.check.ReportedAssertions;
import io.trialsync.obs.ejb.quality.check.Verdict;
import io.trialsync.obs.persistence.quality.ReplayStore.KeptRun;
import io.trialsync.obs.persistence.quality.RunQualityRow;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Judges kept runs of a job once more, tuned otherwise: from what was measured, in the order of the
 * runs, each compared with runs that are good by the new verdicts. Arithmetic, no database.
 */
final class Replay {
  /** What these looked at is not kept with the measures; their word is only made less of. */
  private static final Set<String> KEPT_WORD = Set.of("schema_drift", ReportedAssertions.NAME);

  private final QualityRules rules;
  private final JobSettings tuned;
  private final List<Decision> decisions;
  private final Timeline timeline;

  /**
   * @param tuned settings of the job with its checks tuned otherwise
   */
  Replay(QualityRules rules, JobSettings tuned, List<Decision> decisions) {
    this.rules = rules;
    this.tuned = tuned;
    this.decisions = decisions;
    this.timeline = new Timeline(JobPass.zone(tuned));
  }

  /**
   * What is and what would be wrong with a run.
   *
   * @param stored bad verdicts as they are
   * @param replayed bad verdicts as they would be
   */
  record Outcome(KeptRun run, List<CheckResult> stored, List<CheckResult> replayed) {}

  /**
   * Judges runs.
   *
   * @param earlier usable runs before them
   * @param runs in their order
   */
  List<Outcome> of(List<RunQualityRow> earlier, List<KeptRun> runs) {
    earlier.forEach(row -> timeline.add(timeline.past(row)));
    var outcomes = new ArrayList<Outcome>();
    for (KeptRun run : runs) {
      List<CheckResult> stored = ChecksJson.read(run.quality().bad());
      List<CheckResult> replayed = run.quality().usable() ? again(run, stored) : kept(run, stored);
      outcomes.add(new Outcome(run, stored, replayed));
    }
    return outcomes;
  }

  private List<CheckResult> again(KeptRun run, List<CheckResult> stored) {
    PastRun past = timeline.past(run.quality());
    var judged =
        new JudgedRun(
            past.runKey(),
            past.runAt(),
            past.weekday(),
            past.durationMillis(),
            null,
            timeline.measures(run.quality()).tables());
    var place = new Place(past.runAt(), past.runKey());
    var history = new History(timeline.before(place), decisions);
    Stream<CheckResult> said =
        rules.judge(judged, history, tuned).stream().filter(result -> !hasKeptWord(result));
    Stream<CheckResult> keptWords =
        kept(run, stored.stream().filter(Replay::hasKeptWord).toList()).stream();
    List<CheckResult> bad =
        Stream.concat(said, keptWords).filter(result -> result.verdict().isBad()).toList();
    timeline.add(asLaterRunsSeeIt(past, bad));
    return bad;
  }

  /** What cannot be judged again, unless it is made less of or turned off. */
  private List<CheckResult> kept(KeptRun run, List<CheckResult> stored) {
    var tuning =
        new CheckTuning(
            rules.checks(), rules.server(), tuned, timeline.weekday(run.quality().runAt()));
    return stored.stream()
        .map(result -> atMost(tuning.severity(result.subject()), result))
        .filter(result -> result.verdict().isBad())
        .toList();
  }

  private static CheckResult atMost(Verdict most, CheckResult result) {
    return result.verdict().compareTo(most) <= 0
        ? result
        : new CheckResult(
            result.subject(),
            result.metric(),
            result.detail(),
            most,
            result.reason(),
            result.value(),
            result.baseline(),
            result.threshold(),
            result.origin(),
            result.baselineRuns());
  }

  private static boolean hasKeptWord(CheckResult result) {
    return KEPT_WORD.contains(result.subject().check());
  }

  private static PastRun asLaterRunsSeeIt(PastRun past, List<CheckResult> bad) {
    return new PastRun(
        past.runKey(),
        past.runAt(),
        past.weekday(),
        past.usable(),
        past.durationMillis(),
        past.tables(),
        bad.stream().map(CheckResult::subject).collect(Collectors.toUnmodifiableSet()));
  }
}
