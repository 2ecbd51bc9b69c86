package io.trialsync.obs.ejb.quality.check;

import io.trialsync.obs.ejb.job.TuningNumber;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Tells when a table has more or fewer rows than is usual for it on such a day. */
@ApplicationScoped
public class VolumeBand implements TableCheck {
  public static final String NAME = "volume_band";

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public String metric() {
    return "rows";
  }

  @Override
  public List<TuningNumber> numbers() {
    return List.of(
        new TuningNumber("k", 4, 0, 100),
        new TuningNumber("pct_floor", 20, 0, 1_000),
        new TuningNumber("min_rows", 50, 0, 1_000_000_000),
        new TuningNumber("min_samples", 5, 1, History.LENGTH));
  }

  @Override
  public CheckResult judge(TableCase table) {
    BandLimits limits = BandLimits.of(table.tuning(), table.subject(), table.number("min_rows"));
    return RowSeries.of(table.table(), table.eligible(), limits.samples())
        .map(series -> judge(table, series, limits))
        .orElseGet(() -> CheckResult.notEvaluated(table.subject(), metric(), Reason.STAT_MISSING));
  }

  private CheckResult judge(TableCase table, RowSeries series, BandLimits limits) {
    if (series.rows() == 0 && table.mayBeEmpty()) {
      return CheckResult.notEvaluated(table.subject(), metric(), Reason.ZERO_ROWS);
    }
    Sample tested = Sample.of(table.run(), series.rows());
    BandAnswer answer = Band.judge(tested, series.earlier(), limits);
    return answer.toResult(
        table.subject(),
        metric(),
        tested.value(),
        series.origin(),
        table.verdict(answer.side() != 0));
  }
}
