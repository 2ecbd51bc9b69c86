package io.trialsync.obs.ejb.quality.check;

import io.trialsync.obs.ejb.job.TuningNumber;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Tells when a table has far more or fewer rows than in the good run before, unless that is how it
 * always is on such a day.
 */
@ApplicationScoped
public class RowCountDelta implements TableCheck {
  public static final String NAME = "row_count_delta";
  static final String THRESHOLD = "threshold_pct";
  private static final String FEWEST = "min_rows";
  private static final String USUAL = "usual for the day";

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
        .map(series -> judge(table, series))
        .orElseGet(() -> CheckResult.notEvaluated(table.subject(), metric(), Reason.STAT_MISSING));
  }

  private CheckResult judge(TableCase table, RowSeries series) {
    if (series.earlier().isEmpty()) {
      String reason = Reason.noBaseline(0, 1);
      return result(table, series, List.of(), Verdict.NOT_EVALUATED, reason);
    }
    List<Sample> prior = series.earlier().subList(0, 1);
    if (prior.get(0).value() == 0) {
      return result(table, series, prior, Verdict.NOT_EVALUATED, Reason.PRIOR_ZERO);
    }
    if (series.rows() == 0 && table.mayBeEmpty()) {
      return result(table, series, prior, Verdict.NOT_EVALUATED, Reason.ZERO_ROWS);
    }
    return isFarFrom(prior.get(0).value(), series.rows(), table)
        ? unlessUsual(table, series, prior)
        : result(table, series, prior, Verdict.PASS, null);
  }

  /** Weekends must not shout every week: days of the same name are asked, too. */
  private CheckResult unlessUsual(TableCase table, RowSeries series, List<Sample> prior) {
    List<Sample> sameDays =
        Rhythm.ofTheDay(
            Sample.of(table.run(), series.rows()),
            RowSeries.samples(table.table().name(), series.origin(), table.notOddInVolume()));
    boolean usual =
        !sameDays.isEmpty()
            && !isFarFrom(
                Median.of(sameDays.stream().map(Sample::value).toList()), series.rows(), table);
    return usual
        ? result(table, series, prior, Verdict.PASS, null).withDetail(USUAL)
        : result(table, series, prior, table.verdict(true), null);
  }

  private static boolean isFarFrom(double usual, long rows, TableCase table) {
    double difference = Math.abs(rows - usual);
    return difference * 100 > table.number(THRESHOLD) * usual && difference >= table.number(FEWEST);
  }

  private CheckResult result(
      TableCase table,
      RowSeries series,
      List<Sample> prior,
      Verdict verdict,
      @Nullable String reason) {
    Double before = prior.isEmpty() ? null : prior.get(0).value();
    Double percent = before == null || before == 0 ? null : (series.rows() - before) / before * 100;
    List<UUID> runs = prior.stream().map(Sample::runKey).toList();
    return new CheckResult(
        table.subject(),
        metric(),
        null,
        verdict,
        reason,
        percent,
        before,
        table.number(THRESHOLD),
        series.origin(),
        runs);
  }
}
