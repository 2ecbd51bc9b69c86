package io.trialsync.obs.ejb.quality.probe;

import io.trialsync.obs.ejb.masking.MaskedName;
import io.trialsync.obs.ejb.run.ErrorCategory;
import io.trialsync.obs.ejb.run.Phase;
import io.trialsync.obs.ejb.run.ReportKind;
import io.trialsync.obs.ejb.run.ReportLimits;
import io.trialsync.obs.ejb.run.ReportedCheck;
import io.trialsync.obs.ejb.run.ReportedCheck.Severity;
import io.trialsync.obs.ejb.run.ReportedError;
import io.trialsync.obs.ejb.run.RowOrigin;
import io.trialsync.obs.ejb.run.RunFacts;
import io.trialsync.obs.ejb.run.RunReport;
import io.trialsync.obs.ejb.run.RunType;
import io.trialsync.obs.ejb.run.StageReport;
import io.trialsync.obs.ejb.run.TableColumn;
import io.trialsync.obs.persistence.quality.probe.ProbeStore;
import io.trialsync.obs.persistence.quality.probe.ProbedTable;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Says what probes found in the words of workers. After a run it is a stage of that run, and a
 * check with the name {@code probe} says whether the table could be looked at. By schedule it is a
 * run of the job, which fails where a table could not be looked at.
 */
final class ProbeReports {
  private static final String CHECK = "probe";
  private static final int MOST_COMPLAINTS = 5;

  private final DueProbes due;

  ProbeReports(DueProbes due) {
    this.due = due;
  }

  List<RunReport> of(Instant begunAt, Instant endedAt, List<ProbeOutcome> outcomes) {
    List<StageReport> stages = outcomes.stream().flatMap(each -> stage(each).stream()).toList();
    if (due.afterRun()) {
      return List.of(report(ReportKind.STAGE, endedAt, null, stages));
    }
    ReportedError error = error(outcomes);
    return List.of(
        report(ReportKind.STARTED, begunAt, null, List.of()),
        report(error == null ? ReportKind.SUCCEEDED : ReportKind.FAILED, endedAt, error, stages));
  }

  private RunReport report(
      ReportKind kind, Instant at, @Nullable ReportedError error, List<StageReport> stages) {
    var facts =
        due.afterRun()
            ? RunFacts.NONE
            : new RunFacts(
                null,
                due.dueAt(),
                RunType.SCHEDULED,
                ProbeStore.CORRELATION,
                null,
                null,
                false,
                false);
    return new RunReport(due.jobId(), due.run(), kind, at, facts, error, false, null, null, stages);
  }

  private List<StageReport> stage(ProbeOutcome outcome) {
    ProbedTable found = outcome.found();
    if (found == null && !due.afterRun()) {
      return List.of();
    }
    return List.of(
        new StageReport(
            Phase.DQ,
            "",
            name(outcome.table()),
            null,
            null,
            found == null ? null : found.rows(),
            found == null ? null : nulls(found),
            found == null ? null : columns(found),
            due.afterRun()
                ? List.of(new ReportedCheck(CHECK, null, found != null, Severity.WARN))
                : null,
            found == null ? null : found.sampled() ? RowOrigin.SAMPLED : RowOrigin.PROBED));
  }

  private static @Nullable SortedMap<String, Long> nulls(ProbedTable found) {
    var nulls = new TreeMap<String, Long>();
    found.nulls().forEach((column, count) -> nulls.put(name(column), count));
    return nulls.isEmpty() ? null : nulls;
  }

  private static List<TableColumn> columns(ProbedTable found) {
    return found.columns().stream()
        .map(
            column ->
                new TableColumn(
                    name(column.name()), MaskedName.of(column.type()), column.nullable()))
        .toList();
  }

  private static @Nullable ReportedError error(List<ProbeOutcome> outcomes) {
    List<ProbeFailure> failures =
        outcomes.stream().map(ProbeOutcome::failure).filter(Objects::nonNull).toList();
    if (failures.isEmpty()) {
      return null;
    }
    String message =
        outcomes.stream()
            .flatMap(ProbeReports::complaint)
            .limit(MOST_COMPLAINTS)
            .collect(Collectors.joining(" "));
    return new ReportedError(ErrorCategory.DB, failures.get(0).code(), message, null);
  }

  private static Stream<String> complaint(ProbeOutcome outcome) {
    ProbeFailure failure = outcome.failure();
    return failure == null
        ? Stream.empty()
        : Stream.of(name(outcome.table()) + ": " + failure.sentence());
  }

  /** A name as the door for reports would have it. */
  private static String name(String name) {
    String masked = MaskedName.of(name);
    return masked.codePointCount(0, masked.length()) <= ReportLimits.NAME_LENGTH
        ? masked
        : masked.substring(0, masked.offsetByCodePoints(0, ReportLimits.NAME_LENGTH));
  }
}
