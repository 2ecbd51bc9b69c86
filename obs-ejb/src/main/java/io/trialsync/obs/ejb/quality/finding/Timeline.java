package io.trialsync.obs.ejb.quality.finding;

import io.trialsync.obs.ejb.quality.check.Verdict;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * All that runs said about one identity, in the order of the runs, and the findings that it makes.
 * Whatever was said in whatever order, the same steps make the same findings.
 */
final class Timeline {
  /** One more than runs that are judged again because one came late. */
  static final int STEPS_KEPT = 41;

  private final FindingIdentity identity;
  private final TreeMap<RunPlace, Step> steps = new TreeMap<>();
  private final TreeMap<RunPlace, EarlierSteps> sums = new TreeMap<>();
  private @Nullable RunPlace accepted;

  Timeline(FindingIdentity identity, Collection<Finding> known) {
    this.identity = identity;
    known.forEach(this::add);
  }

  private void add(Finding finding) {
    if (finding.state() == Finding.State.ACCEPTED) {
      RunPlace until = finding.until();
      accepted = accepted == null || until.compareTo(accepted) > 0 ? until : accepted;
      return;
    }
    finding.steps().forEach(step -> steps.put(step.place(), step));
    EarlierSteps earlier = finding.earlier();
    if (earlier != null) {
      sums.put(earlier.opened(), earlier);
    }
  }

  /** Puts what a run says now in the place of what it said before, if anything. */
  void say(RunPlace run, Optional<Step> step) {
    if (isSettled(run)) {
      return;
    }
    steps.remove(run);
    step.ifPresent(said -> steps.put(run, said));
  }

  /** Runs that were accepted, or are added up already, are not asked again. */
  private boolean isSettled(RunPlace run) {
    var before = sums.floorEntry(run);
    return (accepted != null && run.compareTo(accepted) <= 0)
        || (before != null && run.compareTo(before.getValue().until()) <= 0);
  }

  /** The findings that the steps make, but for the accepted ones. */
  List<Finding> findings(int goodRunsToResolve) {
    var made = new ArrayList<Finding>();
    var places = new TreeMap<RunPlace, Object>(steps);
    places.putAll(sums);
    @Nullable Finding open = null;
    for (Object next : places.values()) {
      open = next instanceof Step step ? after(open, step) : merged(open, (EarlierSteps) next);
      if (open != null) {
        @Nullable String reason = reasonToClose(open, goodRunsToResolve);
        if (reason != null) {
          made.add(closed(open, reason));
          open = null;
        }
      }
    }
    if (open != null) {
      made.add(open);
    }
    return made.stream().map(Timeline::shortened).toList();
  }

  private @Nullable Finding after(@Nullable Finding open, Step step) {
    if (open == null) {
      return step.verdict().isBad()
          ? new Finding(identity, Finding.State.OPEN, null, List.of(step), null, null)
          : null;
    }
    var all = new ArrayList<>(open.steps());
    all.add(step);
    return with(open, open.earlier(), all);
  }

  private Finding merged(@Nullable Finding open, EarlierSteps sum) {
    if (open == null) {
      return new Finding(identity, Finding.State.OPEN, sum, List.of(), null, null);
    }
    var both =
        new EarlierSteps(
            open.opened().runKey(),
            open.opened().runAt(),
            open.timesSeen() + sum.timesSeen(),
            sum.goodRuns(),
            sum.lastBad(),
            sum.untilRun(),
            sum.untilAt());
    return with(open, both, List.of());
  }

  private static @Nullable String reasonToClose(Finding open, int goodRunsToResolve) {
    int good = open.goodRuns();
    if (good >= goodRunsToResolve) {
      return good == 1 ? "a good run" : good + " good runs in a row";
    }
    List<Step> said = open.steps();
    boolean off = !said.isEmpty() && said.get(said.size() - 1).verdict() == Verdict.NOT_EVALUATED;
    return off ? "the check is off" : null;
  }

  private static Finding closed(Finding open, String reason) {
    return new Finding(
        open.identity(),
        Finding.State.RESOLVED,
        open.earlier(),
        open.steps(),
        open.until().runAt(),
        reason);
  }

  /** Adds up the oldest steps when there are more than are kept. */
  private static Finding shortened(Finding finding) {
    int old = finding.steps().size() - STEPS_KEPT;
    if (old <= 0) {
      return finding;
    }
    Finding sum = with(finding, finding.earlier(), finding.steps().subList(0, old));
    RunPlace until = sum.until();
    var earlier =
        new EarlierSteps(
            sum.opened().runKey(),
            sum.opened().runAt(),
            sum.timesSeen(),
            sum.goodRuns(),
            Objects.requireNonNull(sum.lastBad()),
            until.runKey(),
            until.runAt());
    return with(finding, earlier, finding.steps().subList(old, finding.steps().size()));
  }

  private static Finding with(Finding finding, @Nullable EarlierSteps earlier, List<Step> steps) {
    return new Finding(
        finding.identity(),
        finding.state(),
        earlier,
        List.copyOf(steps),
        finding.closedAt(),
        finding.closeReason());
  }
}
