package io.trialsync.obs.ejb.quality.check;

import io.trialsync.obs.ejb.quality.schema.DifferenceKind;
import io.trialsync.obs.ejb.quality.schema.SchemaDifference;
import io.trialsync.obs.ejb.quality.schema.SchemaDifferences;
import io.trialsync.obs.ejb.run.TableColumn;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Tells how a table differs from its expected schema, each difference by itself. It needs no
 * earlier run, so it is asked of every run that tells its columns, a failed one, too.
 */
@ApplicationScoped
public class SchemaDrift implements Check {
  public static final String NAME = "schema_drift";
  private static final String NONE = "differences";

  /** What those who read the table can live with: at worst a warning. */
  private static final Set<DifferenceKind> HARMLESS =
      EnumSet.of(
          DifferenceKind.COLUMN_NEW,
          DifferenceKind.TYPE_WIDENED,
          DifferenceKind.NULLABILITY_LOOSENED,
          DifferenceKind.NULLABILITY_TIGHTENED);

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Verdict usualSeverity() {
    return Verdict.FAIL;
  }

  @Override
  public List<CheckResult> judge(JudgedRun run, History history, Tuning tuning) {
    return run.tables().stream().flatMap(table -> judge(table, tuning)).toList();
  }

  private static Stream<CheckResult> judge(MeasuredTable table, Tuning tuning) {
    var subject = new Subject(NAME, table.name(), null);
    List<TableColumn> columns = table.columns();
    List<TableColumn> expected = table.expected();
    if (columns == null) {
      return Stream.empty();
    }
    if (tuning.severity(subject) == Verdict.NOT_EVALUATED) {
      return Stream.of(CheckResult.notEvaluated(subject, NONE, Reason.DISABLED));
    }
    if (expected == null) {
      return Stream.of(CheckResult.notEvaluated(subject, NONE, Reason.noBaseline(0, 1)));
    }
    List<CheckResult> results =
        SchemaDifferences.between(expected, columns).stream()
            .map(difference -> result(table.name(), difference, tuning))
            .toList();
    return results.isEmpty() ? Stream.of(passed(subject)) : results.stream();
  }

  private static CheckResult passed(Subject subject) {
    return new CheckResult(
        subject, NONE, null, Verdict.PASS, null, 0d, null, null, null, List.of());
  }

  private static CheckResult result(TableName table, SchemaDifference difference, Tuning tuning) {
    var subject = new Subject(NAME, table, difference.column());
    String metric = difference.kind().wireName();
    Verdict severity = tuning.severity(subject);
    if (severity == Verdict.NOT_EVALUATED) {
      return CheckResult.notEvaluated(subject, metric, Reason.DISABLED);
    }
    boolean harmless = HARMLESS.contains(difference.kind());
    return new CheckResult(
        subject,
        metric,
        detail(difference),
        harmless ? Verdict.WARN : severity,
        null,
        null,
        null,
        null,
        null,
        List.of());
  }

  /** What is likely a new name comes with its evidence; types may be spelled as they like. */
  private static @Nullable String detail(SchemaDifference difference) {
    return difference.kind() == DifferenceKind.COLUMN_RENAMED
        ? difference.detail() + " (" + difference.evidence() + ")"
        : difference.detail();
  }
}
