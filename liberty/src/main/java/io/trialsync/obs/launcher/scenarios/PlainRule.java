package io.trialsync.obs.launcher.scenarios;

import io.trialsync.obs.launcher.scenarios.history.Aspect;
import io.trialsync.obs.launcher.scenarios.history.MadeHistory;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The two rules that most people start with. They know only numbers: not whether a run was a
 * backfill, and not whether what came before was good.
 */
enum PlainRule {
  /** Further than three standard deviations from the mean of up to 14 values before. */
  Z_SCORE {
    @Override
    boolean callsBad(List<Double> before, double value) {
      List<Double> last = before.subList(Math.max(0, before.size() - LENGTH), before.size());
      if (last.size() < LEAST) {
        return false;
      }
      double mean = last.stream().mapToDouble(each -> each).average().orElseThrow();
      double squares = last.stream().mapToDouble(each -> (each - mean) * (each - mean)).sum();
      double deviation = Math.sqrt(squares / (last.size() - 1));
      return Math.abs(value - mean) > DEVIATIONS * deviation;
    }
  },

  /** More than 30 % more or less than the value before. */
  FIXED_PERCENT {
    @Override
    boolean callsBad(List<Double> before, double value) {
      if (before.isEmpty()) {
        return false;
      }
      double last = before.get(before.size() - 1);
      return last == 0 ? value != 0 : Math.abs(value / last - 1) > PERCENT;
    }
  };

  private static final int LENGTH = 14;
  private static final int LEAST = 5;
  private static final double DEVIATIONS = 3;
  private static final double PERCENT = 0.30;

  /** What it says of a value after those before it, the oldest first. */
  abstract boolean callsBad(List<Double> before, double value);

  /** What it says of each run of the history. */
  List<Boolean> verdicts(MadeHistory history, Aspect aspect) {
    var verdicts = new ArrayList<Boolean>();
    var before = new ArrayList<Double>();
    for (@Nullable Double value : Series.of(history, aspect)) {
      boolean asked = value != null && (aspect != Aspect.NO_ROWS || value == 0);
      verdicts.add(asked && callsBad(before, value));
      if (value != null) {
        before.add(value);
      }
    }
    return verdicts;
  }
}
