package io.trialsync.obs.ejb.quality.finding;

import io.trialsync.obs.ejb.quality.check.CheckResult;
import io.trialsync.obs.ejb.quality.check.Subject;
import io.trialsync.obs.ejb.quality.check.TableName;
import io.trialsync.obs.ejb.quality.check.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Results of checks as tests tell them: one run a day, about the table visits. */
final class Told {
  static final TableName VISITS = new TableName("", "visits");
  static final Subject ROWS = new Subject("row_count_delta", VISITS, null);
  static final Subject SITE = new Subject("null_rate", VISITS, "site");
  private static final Instant FIRST_DAY = Instant.parse("2026-11-01T02:00:00Z");

  private Told() {}

  static RunResults run(int day, CheckResult... results) {
    return new RunResults(runKey(day), at(day), List.of(results));
  }

  static UUID runKey(int day) {
    return new UUID(0, day);
  }

  static Instant at(int day) {
    return FIRST_DAY.plus(Duration.ofDays(day));
  }

  static CheckResult result(Subject subject, Verdict verdict, double value) {
    return new CheckResult(
        subject, "delta_pct", null, verdict, null, value, 100.0, 30.0, null, List.of());
  }

  static CheckResult bad(Subject subject) {
    return result(subject, Verdict.FAIL, -50);
  }

  static CheckResult good(Subject subject) {
    return result(subject, Verdict.PASS, 0);
  }

  static CheckResult notEvaluated(Subject subject, String reason) {
    return CheckResult.notEvaluated(subject, "delta_pct", reason);
  }

  static CheckResult drift(String column, String metric, String detail) {
    return new CheckResult(
        new Subject("schema_drift", VISITS, column),
        metric,
        detail,
        Verdict.WARN,
        null,
        null,
        null,
        null,
        null,
        List.of());
  }

  static CheckResult noDrift() {
    return good(new Subject("schema_drift", VISITS, null));
  }
}
