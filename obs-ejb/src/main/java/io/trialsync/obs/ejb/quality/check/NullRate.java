package io.trialsync.obs.ejb.quality.check;

import io.trialsync.obs.ejb.job.TuningNumber;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;

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
      List<Counted> earlier = counted(table.name(), history);
      for (String column : tuning.keyColumns(table.name())) {
        var subject = new Subject(NAME, table.name(), column);
        results.add(judge(new TableCase(subject, run, table, history, tuning), column, earlier));
      }
    }
    return List.copyOf(results);
  }

  /** An earlier run that told nulls of the table, and among how many rows. */
  private record Counted(PastRun run, Map<String, Long> nulls, double rows) {}

  /** Looked for once, and not for each of its columns. */
  private static List<Counted> counted(TableName name, History history) {
    List<Counted> counted = new ArrayList<>(History.LENGTH);
    for (PastRun run : history.runs()) {
      MeasuredTable table = run.tables().get(name);
      Long rows = table == null ? null : table.nullsOf();
      if (table != null && rows != null && rows > 0) {
        counted.add(new Counted(run, table.nullCounts(), rows));
      }
    }
    return counted;
  }

  private static CheckResult judge(TableCase column, String name, List<Counted> earlier) {
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
        : limit(column, name, earlier).judge(nulls, rows, METRIC);
  }

  private static NullRateLimit limit(TableCase column, String name, List<Counted> earlier) {
    double[] rates = new double[earlier.size()];
    List<UUID> runs = new ArrayList<>(earlier.size());
    Predicate<PastRun> eligible = column.history().eligibility(column.subject());
    for (Counted counted : earlier) {
      Long nulls = counted.nulls().get(name);
      if (nulls != null && eligible.test(counted.run())) {
        rates[runs.size()] = nulls / counted.rows();
        runs.add(counted.run().runKey());
      }
    }
    return NullRateLimit.of(column, runs, Arrays.copyOf(rates, runs.size()));
  }
}
