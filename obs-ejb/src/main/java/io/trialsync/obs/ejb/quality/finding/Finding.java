package io.trialsync.obs.ejb.quality.finding;

import io.trialsync.obs.ejb.quality.check.Verdict;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something wrong with the runs of a job, for as long as it stays so.
 *
 * @param earlier what the older steps add up to; null while all are kept
 * @param steps what the runs said about it, the oldest first; the first one is bad
 * @param closedAt start of the run that resolved it, or when a person accepted it; null while open
 */
public record Finding(
    FindingIdentity identity,
    State state,
    @Nullable EarlierSteps earlier,
    List<Step> steps,
    @Nullable Instant closedAt,
    @Nullable String closeReason) {

  /** Where a finding stands in its life. */
  public enum State {
    OPEN,
    RESOLVED,
    ACCEPTED
  }

  /** The same whenever the same run opened it. */
  public UUID id() {
    return identity.idWhenOpenedBy(opened().runKey());
  }

  boolean isOpen() {
    return state == State.OPEN;
  }

  RunPlace opened() {
    return earlier == null ? steps.get(0).place() : earlier.opened();
  }

  /** The last run that said anything about it. */
  RunPlace until() {
    return steps.isEmpty()
        ? Objects.requireNonNull(earlier).until()
        : steps.get(steps.size() - 1).place();
  }

  /** The last step that said it is so. */
  Step lastBad() {
    for (int index = steps.size() - 1; index >= 0; index--) {
      if (steps.get(index).verdict().isBad()) {
        return steps.get(index);
      }
    }
    return Objects.requireNonNull(earlier).lastBad();
  }

  int timesSeen() {
    int kept = (int) steps.stream().map(Step::verdict).filter(Verdict::isBad).count();
    return kept + (earlier == null ? 0 : earlier.timesSeen());
  }

  /** How many good runs in a row there were since it was last seen. */
  int goodRuns() {
    int good = 0;
    for (int index = steps.size() - 1; index >= 0; index--) {
      Verdict verdict = steps.get(index).verdict();
      if (verdict.isBad()) {
        return good;
      }
      good += verdict == Verdict.PASS ? 1 : 0;
    }
    return good + (earlier == null ? 0 : earlier.goodRuns());
  }
}
