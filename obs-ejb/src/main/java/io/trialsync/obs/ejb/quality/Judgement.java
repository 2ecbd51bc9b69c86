package io.trialsync.obs.ejb.quality;

import io.trialsync.obs.ejb.quality.check.CheckResult;
import io.trialsync.obs.ejb.quality.check.PastRun;
import io.trialsync.obs.ejb.quality.check.Subject;
import io.trialsync.obs.ejb.quality.check.Verdict;
import io.trialsync.obs.ejb.quality.finding.RunResults;
import io.trialsync.obs.persistence.quality.RunQualityRow;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What the checks say about a run now, and what was said of it before.
 *
 * @param past the run as later ones see it
 * @param before null when it is judged for the first time
 * @param saidBefore what the checks said then
 * @param pastBefore the run as later ones saw it before; null when they did not
 */
record Judgement(
    ReportedRun run,
    List<CheckResult> results,
    PastRun past,
    @Nullable RunQualityRow before,
    List<CheckResult> saidBefore,
    @Nullable PastRun pastBefore) {

  /** The worst verdict; not evaluated where nothing was. */
  static Verdict worst(List<CheckResult> results) {
    return results.stream()
        .map(CheckResult::verdict)
        .max(Verdict::compareTo)
        .orElse(Verdict.NOT_EVALUATED);
  }

  Place place() {
    return run.place();
  }

  RunQualityRow row() {
    return new RunQualityRow(
        run.key(),
        run.facts().jobKey(),
        run.facts().runAt(),
        run.usable(),
        worst(results).wireName(),
        MeasuresJson.write(new Measures(run.facts().durationMillis(), run.tables()), run.columns()),
        ChecksJson.write(results),
        ChecksJson.write(results.stream().filter(result -> result.verdict().isBad()).toList()),
        run.columns().key(),
        run.columns().json());
  }

  RunResults forFindings() {
    return new RunResults(run.key(), run.facts().runAt(), results);
  }

  /** Where the run stood when it was judged before; null when nowhere. */
  @Nullable Place placeBefore() {
    return before == null ? null : new Place(before.runAt(), before.runKey());
  }

  /** Whether anything is said now that was not said before. */
  boolean saysSomethingNew() {
    return before == null
        || !place().equals(placeBefore())
        || !ChecksJson.write(saidBefore).equals(ChecksJson.write(results));
  }

  /** Whether later runs may be judged otherwise for it. */
  boolean changesWhatOthersSee() {
    @Nullable PastRun seen = run.usable() ? past : null;
    return seen == null ? pastBefore != null : !seen.equals(pastBefore);
  }

  /** The worst verdict, where the run had none before. */
  Optional<String> firstVerdict() {
    Verdict now = worst(results);
    boolean isFirst = before == null || worst(saidBefore) == Verdict.NOT_EVALUATED;
    return isFirst && now != Verdict.NOT_EVALUATED ? Optional.of(now.wireName()) : Optional.empty();
  }

  /** Verdicts that could not be given, of which that was not known before. */
  List<CheckResult> newlyNotEvaluated() {
    record Measured(Subject subject, String metric) {}
    Set<Measured> known =
        notEvaluated(saidBefore)
            .map(result -> new Measured(result.subject(), result.metric()))
            .collect(Collectors.toSet());
    return notEvaluated(results)
        .filter(result -> !known.contains(new Measured(result.subject(), result.metric())))
        .toList();
  }

  private static Stream<CheckResult> notEvaluated(List<CheckResult> results) {
    return results.stream().filter(result -> result.verdict() == Verdict.NOT_EVALUATED);
  }
}
