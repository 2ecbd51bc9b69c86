package io.trialsync.obs.ejb.quality.check;

import io.trialsync.obs.ejb.job.TuningNumber;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;

/** Tells when a key column has more nulls than it usually has, or than it may have. */
@ApplicationScoped
public class NullRate implements Check {
  public static final String NAME = "null_rate";
  static final String THRESHOLD = "threshold";
  private static final String METRIC = "null_rate";

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public List<TuningNumber> numbers() {
    return List.of(
        new TuningNumber(THRESHOLD, 0.05, 0, 1),
        new TuningNumber("absolute_limit", Double.NaN, 0, 1),
        new TuningNumber("k", 3, 0, 100),
        new TuningNumber("min_rows", 5, 0, 1_000_000_000),
        new TuningNumber("min_samples", 5, 1, History.LENGTH));
  }

  @Override
  public List<CheckResult> judge(JudgedRun run, History history, Tuning tuning) {
    List<CheckResult> results = new ArrayList<>();
    for (MeasuredTable table : run.tables()) {
      for (String column : tuning.keyColumns(table.name())) {
        var subject = new Subject(NAME, table.name(), column);
        results.add(judge(new TableCase(subject, run, table, history, tuning), column));
      }
    }
    return List.copyOf(results);
  }

  private static CheckResult judge(TableCase column, String name) {
    Long rows = column.table().nullsOf();
    Long nulls = column.table().nullCounts().get(name);
    String reason = null;
    if (column.verdict(true) == Verdict.NOT_EVALUATED) {
      reason = Reason.DISABLED;
    } else if (column.run().hindranceOfTables() != null) {
      reason = column.run().hindranceOfTables();
    } else if (rows != null && rows == 0) {
      reason = Reason.ZERO_ROWS;
    }
    if (reason != null) {
      return CheckResult.notEvaluated(column.subject(), METRIC, reason);
    }
    return rows == null || nulls == null
        ? CheckResult.notEvaluated(column.subject(), METRIC, Reason.STAT_MISSING)
        : NullRateLimit.of(column, samples(column, name)).judge(nulls, rows, METRIC);
  }

  private static List<Sample> samples(TableCase column, String name) {
    var samples = new ArrayList<Sample>(History.LENGTH);
    for (PastRun run : column.eligible()) {
      MeasuredTable table = run.tables().get(column.table().name());
      Long rows = table == null ? null : table.nullsOf();
      Long nulls = table == null ? null : table.nullCounts().get(name);
      if (rows != null && rows > 0 && nulls != null) {
        samples.add(Sample.of(run, nulls / (double) rows));
      }
    }
    return samples;
  }
}
