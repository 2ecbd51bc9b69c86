package io.trialsync.obs.ejb.quality.check;

import java.util.List;

/** One table of a run with all that a check needs to judge it. */
public record TableCase(
    Subject subject, JudgedRun run, MeasuredTable table, History history, Tuning tuning) {

  List<PastRun> eligible() {
    return history.eligible(subject);
  }

  /** Runs that did not stand out by the number of their rows, whatever they were before. */
  List<PastRun> notOddInVolume() {
    return history.eligible(new Subject(VolumeBand.NAME, subject.table(), null));
  }

  double number(String name) {
    return tuning.number(subject, name);
  }

  Verdict verdict(boolean bad) {
    return bad ? tuning.severity(subject) : Verdict.PASS;
  }

  /** Whether people allow this table to be empty on this day; then less is not said about it. */
  boolean mayBeEmpty() {
    var zeroRows = new Subject(ZeroRows.NAME, subject.table(), null);
    return tuning.severity(zeroRows) == Verdict.NOT_EVALUATED;
  }
}
