package io.trialsync.obs.ejb.quality.check;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Passes on what other tools (dbt, Great Expectations, Soda) found out, as bad as they say. */
@ApplicationScoped
public class ReportedAssertions implements Check {
  public static final String NAME = "assertion";

  @Override
  public String name() {
    return NAME;
  }

  /** The word of the other tool counts, unless a setting makes less of it. */
  @Override
  public Verdict usualSeverity() {
    return Verdict.FAIL;
  }

  @Override
  public List<CheckResult> judge(JudgedRun run, History history, Tuning tuning) {
    return run.tables().stream()
        .flatMap(
            table ->
                table.assertions().stream()
                    .map(assertion -> result(table.name(), assertion, tuning)))
        .toList();
  }

  private static CheckResult result(TableName table, Assertion assertion, Tuning tuning) {
    var subject = new Subject(NAME, table, assertion.column());
    Verdict most = tuning.severity(subject);
    if (most == Verdict.NOT_EVALUATED) {
      return CheckResult.notEvaluated(subject, assertion.name(), Reason.DISABLED);
    }
    Verdict bad = most.compareTo(assertion.severity()) < 0 ? most : assertion.severity();
    return new CheckResult(
        subject,
        assertion.name(),
        null,
        assertion.passed() ? Verdict.PASS : bad,
        null,
        null,
        null,
        null,
        null,
        List.of());
  }
}
