package io.trialsync.obs.ejb.quality.finding;

import io.trialsync.obs.ejb.quality.check.CheckResult;
import io.trialsync.obs.ejb.quality.check.Subject;
import io.trialsync.obs.ejb.quality.check.Verdict;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Asks the results of one run about single findings. */
final class Said {
  /** Its results are differences; one that is not among them is not there. */
  private static final String WHOLE_TABLES = "schema_drift";

  private static final String OFF = "disabled";

  private final RunResults run;
  private final Map<FindingIdentity, CheckResult> bad = new LinkedHashMap<>();

  Said(RunResults run) {
    this.run = run;
    run.results().stream()
        .filter(result -> result.verdict().isBad())
        .sorted(Comparator.comparing(CheckResult::verdict))
        .forEach(result -> bad.put(FindingIdentity.of(result), result));
  }

  RunPlace place() {
    return run.place();
  }

  Iterable<FindingIdentity> bad() {
    return bad.keySet();
  }

  /** What the run said about it; empty when nothing was evaluated. */
  Optional<Step> about(FindingIdentity identity) {
    CheckResult found = bad.get(identity);
    if (found != null) {
      return Optional.of(Step.bad(run, found));
    }
    List<CheckResult> same =
        run.results().stream().filter(each -> concerns(each, identity)).toList();
    if (same.stream().anyMatch(each -> each.verdict() != Verdict.NOT_EVALUATED)) {
      return Optional.of(Step.of(run, Verdict.PASS));
    }
    return same.stream().anyMatch(each -> OFF.equals(each.reason()))
        ? Optional.of(Step.of(run, Verdict.NOT_EVALUATED))
        : Optional.empty();
  }

  private static boolean concerns(CheckResult result, FindingIdentity identity) {
    Subject said = result.subject();
    Subject asked = identity.subject();
    if (asked.check().equals(WHOLE_TABLES)) {
      return said.check().equals(WHOLE_TABLES)
          && said.table() != null
          && said.table().equals(asked.table());
    }
    return said.equals(asked) && (result.metric().equals(identity.metric()) || isOff(result));
  }

  private static boolean isOff(CheckResult result) {
    return OFF.equals(result.reason());
  }
}
