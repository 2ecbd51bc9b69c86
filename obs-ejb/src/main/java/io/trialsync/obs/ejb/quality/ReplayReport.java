package io.trialsync.obs.ejb.quality;

import io.trialsync.obs.ejb.quality.Replay.Outcome;
import io.trialsync.obs.ejb.quality.ReplayAnswer.Counts;
import io.trialsync.obs.ejb.quality.check.CheckResult;
import io.trialsync.obs.ejb.quality.check.Subject;
import io.trialsync.obs.ejb.quality.check.TableName;
import io.trialsync.obs.ejb.quality.finding.FindingIdentity;
import io.trialsync.obs.persistence.quality.ReplayStore.AcceptedSpan;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** Puts what came out of a replay into what people read of it. */
final class ReplayReport {
  static final int MOST_ITEMS = 500;

  private final List<Outcome> outcomes;
  private final List<AcceptedSpan> accepted;

  /**
   * @param outcomes in the order of the runs
   */
  ReplayReport(List<Outcome> outcomes, List<AcceptedSpan> accepted) {
    this.outcomes = outcomes;
    this.accepted = accepted;
  }

  ReplayAnswer answer(ReplayQuestion question, boolean runsCut) {
    var items = new ArrayList<ReplayedAlert>();
    for (int index = outcomes.size() - 1; index >= 0; index--) {
      items.addAll(alerts(outcomes.get(index)));
    }
    List<ReplayedAlert> now = items.stream().filter(item -> item.now() != null).toList();
    List<ReplayedAlert> replayed = items.stream().filter(item -> item.severity() != null).toList();
    List<ReplayedAlert> fine = replayed.stream().filter(ReplayedAlert::acceptedLater).toList();
    return new ReplayAnswer(
        question.jobId(),
        question.from(),
        question.until(),
        outcomes.size(),
        runsCut,
        new Counts(now.size(), replayed.size(), fine.size()),
        new Counts(runs(now), runs(replayed), runs(fine)),
        List.copyOf(items.subList(0, Math.min(items.size(), MOST_ITEMS))),
        items.size() > MOST_ITEMS);
  }

  private static int runs(List<ReplayedAlert> items) {
    return (int) items.stream().map(ReplayedAlert::runId).distinct().count();
  }

  private List<ReplayedAlert> alerts(Outcome outcome) {
    Map<FindingIdentity, CheckResult> stored = byIdentity(outcome.stored());
    Map<FindingIdentity, CheckResult> replayed = byIdentity(outcome.replayed());
    Set<FindingIdentity> all = new LinkedHashSet<>(replayed.keySet());
    all.addAll(stored.keySet());
    Instant at = outcome.run().quality().runAt();
    return all.stream()
        .map(
            each ->
                ReplayedAlert.of(
                    outcome.run(),
                    replayed.get(each),
                    stored.get(each),
                    isAccepted(each.subject(), at)))
        .toList();
  }

  private static Map<FindingIdentity, CheckResult> byIdentity(List<CheckResult> results) {
    Map<FindingIdentity, CheckResult> byIdentity = new LinkedHashMap<>();
    results.forEach(result -> byIdentity.put(FindingIdentity.of(result), result));
    return byIdentity;
  }

  private boolean isAccepted(Subject subject, Instant runAt) {
    return accepted.stream()
        .filter(span -> !runAt.isBefore(span.from()) && !runAt.isAfter(span.until()))
        .anyMatch(span -> subject(span).equals(subject));
  }

  private static Subject subject(AcceptedSpan span) {
    String table = span.table();
    return new Subject(
        span.check(),
        table == null ? null : new TableName(Objects.requireNonNull(span.namespace()), table),
        span.column());
  }
}
