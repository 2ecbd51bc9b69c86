package io.trialsync.obs.ejb.quality.check;

import io.trialsync.obs.ejb.job.TuningNumber;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;

/** Tells when a run took much longer than usual, or was suspiciously quick. */
@ApplicationScoped
public class DurationBand implements Check {
  public static final String NAME = "duration";
  private static final String METRIC = "duration_ms";

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public List<TuningNumber> numbers() {
    return List.of(
        new TuningNumber("k", 5, 0, 100),
        new TuningNumber("pct_floor", 50, 0, 1_000),
        new TuningNumber("min_ms", 60_000, 0, 1_000_000_000),
        new TuningNumber("min_samples", 5, 1, History.LENGTH));
  }

  @Override
  public List<CheckResult> judge(JudgedRun run, History history, Tuning tuning) {
    var subject = new Subject(NAME, null, null);
    if (tuning.severity(subject) == Verdict.NOT_EVALUATED) {
      return List.of(CheckResult.notEvaluated(subject, METRIC, Reason.DISABLED));
    }
    if (run.hindrance() != null) {
      return List.of(CheckResult.notEvaluated(subject, METRIC, run.hindrance()));
    }
    return List.of(
        Optional.ofNullable(run.durationMillis())
            .map(millis -> judge(subject, Sample.of(run, millis), history, tuning))
            .orElseGet(() -> CheckResult.notEvaluated(subject, METRIC, Reason.STAT_MISSING)));
  }

  private static CheckResult judge(Subject subject, Sample tested, History history, Tuning tuning) {
    List<Sample> earlier =
        history.eligible(subject).stream()
            .flatMap(
                run ->
                    Optional.ofNullable(run.durationMillis())
                        .map(millis -> Sample.of(run, millis))
                        .stream())
            .toList();
    BandLimits limits = BandLimits.of(tuning, subject, tuning.number(subject, "min_ms"));
    BandAnswer answer = Band.judge(tested, earlier, limits);
    Verdict verdict = answer.side() == 0 ? Verdict.PASS : tuning.severity(subject);
    return answer.toResult(subject, METRIC, tested.value(), null, verdict);
  }
}
