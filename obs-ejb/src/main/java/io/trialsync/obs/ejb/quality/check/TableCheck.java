package io.trialsync.obs.ejb.quality.check;

import java.util.List;

/** A check of numbers that gives one verdict about each table that the run tells of. */
public interface TableCheck extends Check {

  /** What is measured. */
  String metric();

  /** The verdict about one table; it is switched on and nothing hinders it. */
  CheckResult judge(TableCase table);

  @Override
  default List<CheckResult> judge(JudgedRun run, History history, Tuning tuning) {
    return run.tables().stream().map(table -> judge(table, run, history, tuning)).toList();
  }

  private CheckResult judge(MeasuredTable table, JudgedRun run, History history, Tuning tuning) {
    var subject = new Subject(name(), table.name(), null);
    if (tuning.severity(subject) == Verdict.NOT_EVALUATED) {
      return CheckResult.notEvaluated(subject, metric(), Reason.DISABLED);
    }
    String hindrance = needsTheEnd() ? run.hindrance() : run.hindranceOfTables();
    return hindrance == null
        ? judge(new TableCase(subject, run, table, history, tuning))
        : CheckResult.notEvaluated(subject, metric(), hindrance);
  }

  /** Whether nothing can be said while the run is not over. */
  default boolean needsTheEnd() {
    return false;
  }
}
