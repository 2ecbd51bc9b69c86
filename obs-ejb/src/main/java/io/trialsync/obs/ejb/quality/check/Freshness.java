package io.trialsync.obs.ejb.quality.check;

import io.trialsync.obs.ejb.job.TuningNumber;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Tells when a table went without new data for longer than it may, or than it usually does. */
@ApplicationScoped
public class Freshness implements TableCheck {
  public static final String NAME = "freshness";
  private static final String MAX_AGE = "max_age";

  /** A gap that came so often already is a rhythm, such as the nights of a job that has days. */
  private static final int OFTEN = 3;

  private static final double AS_LONG = 0.8;
  private static final long DAY = Duration.ofDays(1).toSeconds();

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public String metric() {
    return "gap_seconds";
  }

  @Override
  public boolean needsTheEnd() {
    return true;
  }

  @Override
  public List<TuningNumber> numbers() {
    return List.of(
        new TuningNumber(MAX_AGE, Double.NaN, 1, 366 * DAY),
        new TuningNumber("k", 5, 0, 100),
        new TuningNumber("pct_floor", 50, 0, 1_000),
        new TuningNumber("min_seconds", 3 * 3600, 0, 366 * DAY),
        new TuningNumber("min_samples", 5, 1, History.LENGTH));
  }

  @Override
  public CheckResult judge(TableCase table) {
    List<PastRun> loads = loads(table);
    if (loads.isEmpty()) {
      return CheckResult.notEvaluated(table.subject(), metric(), Reason.noBaseline(0, 1));
    }
    PastRun last = loads.get(0);
    double gap = Duration.between(last.runAt(), table.run().runAt()).toSeconds();
    double allowed = table.number(MAX_AGE);
    return Double.isNaN(allowed)
        ? againstUsual(table, Sample.of(table.run(), gap), loads)
        : againstLimit(table, gap, allowed, last.runKey());
  }

  /**
   * All that brought data, or may have: a good run that tells of no table at all does not say that
   * it left this one out. One that came late is bad, but what it brought is no older for it.
   */
  private static List<PastRun> loads(TableCase table) {
    return table.history().runs().stream()
        .filter(PastRun::usable)
        .filter(run -> run.tables().isEmpty() || run.tables().containsKey(table.table().name()))
        .toList();
  }

  private CheckResult againstLimit(TableCase table, double gap, double allowed, UUID last) {
    return new CheckResult(
        table.subject(),
        metric(),
        null,
        table.verdict(gap > allowed),
        null,
        gap,
        null,
        allowed,
        null,
        List.of(last));
  }

  private CheckResult againstUsual(TableCase table, Sample tested, List<PastRun> loads) {
    List<PastRun> eligible = table.eligible();
    List<Sample> gaps = new ArrayList<>();
    int alike = 0;
    for (int i = 0; i + 1 < loads.size(); i++) {
      PastRun run = loads.get(i);
      double gap = Duration.between(loads.get(i + 1).runAt(), run.runAt()).toSeconds();
      if (eligible.contains(run)) {
        gaps.add(Sample.of(run, gap));
      }
      alike += gap >= AS_LONG * tested.value() ? 1 : 0;
    }
    BandLimits limits = BandLimits.of(table.tuning(), table.subject(), table.number("min_seconds"));
    BandAnswer answer = Band.judge(tested, gaps, limits);
    boolean bad = answer.side() > 0 && alike < OFTEN;
    return answer.toResult(table.subject(), metric(), tested.value(), null, table.verdict(bad));
  }
}
