package io.trialsync.obs.ejb.quality.check;

import io.trialsync.obs.ejb.job.TuningNumber;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Tells when a table has far more or fewer rows than in the good run before. */
@ApplicationScoped
public class RowCountDelta implements TableCheck {
  public static final String NAME = "row_count_delta";
  static final String THRESHOLD = "threshold_pct";
  private static final String FEWEST = "min_rows";

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public String metric() {
    return "delta_pct";
  }

  @Override
  public List<TuningNumber> numbers() {
    return List.of(
        new TuningNumber(THRESHOLD, 30, 0, 1_000_000),
        new TuningNumber(FEWEST, 50, 0, 1_000_000_000));
  }

  @Override
  public CheckResult judge(TableCase table) {
    return RowSeries.of(table.table(), table.eligible(), 1)
        .map(series -> compare(table, series))
        .orElseGet(() -> CheckResult.notEvaluated(table.subject(), metric(), Reason.STAT_MISSING));
  }

  private CheckResult compare(TableCase table, RowSeries series) {
    if (series.earlier().isEmpty()) {
      return result(table, series, Verdict.NOT_EVALUATED, Reason.noBaseline(0, 1), null);
    }
    double prior = series.earlier().get(0).value();
    if (prior == 0) {
      return result(table, series, Verdict.NOT_EVALUATED, Reason.PRIOR_ZERO, null);
    }
    if (series.rows() == 0 && table.mayBeEmpty()) {
      return result(table, series, Verdict.NOT_EVALUATED, Reason.ZERO_ROWS, null);
    }
    double difference = series.rows() - prior;
    double percent = difference / prior * 100;
    boolean bad =
        Math.abs(percent) > table.number(THRESHOLD) && Math.abs(difference) >= table.number(FEWEST);
    return result(table, series, table.verdict(bad), null, percent);
  }

  private CheckResult result(
      TableCase table,
      RowSeries series,
      Verdict verdict,
      @Nullable String reason,
      @Nullable Double percent) {
    List<UUID> prior = series.earlier().stream().limit(1).map(Sample::runKey).toList();
    return new CheckResult(
        table.subject(),
        metric(),
        null,
        verdict,
        reason,
        percent,
        prior.isEmpty() ? null : series.earlier().get(0).value(),
        table.number(THRESHOLD),
        series.origin(),
        prior);
  }
}
