package io.trialsync.obs.launcher.scenarios;

import io.trialsync.obs.launcher.scenarios.Scores.Who;
import io.trialsync.obs.launcher.scenarios.history.Aspect;
import io.trialsync.obs.launcher.scenarios.history.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Scores as people read them. */
final class ScoreTable {
  private static final String NOTHING = "-";

  private final Scores scores;

  ScoreTable(Scores scores) {
    this.scores = scores;
  }

  /** Precision and recall over all histories. */
  List<String> overall() {
    var lines = new ArrayList<String>();
    lines.add(
        row("", "bad", three("the check"), three("z-score 3 of 14"), three("change of 30 %")));
    String columns = "%9s %6s %6s".formatted("precision", "recall", "false");
    lines.add(row("", "runs", columns, columns, columns));
    for (KnownCheck check : KnownCheck.values()) {
      lines.add(
          row(
              check.title(),
              Integer.toString(scores.of(check, Who.CHECK).bad()),
              shares(check, Who.CHECK),
              shares(check, Who.Z_SCORE),
              shares(check, Who.FIXED_PERCENT)));
    }
    return lines;
  }

  /** Found and false of each check for each kind, where there is anything to tell. */
  List<String> byKind() {
    var lines = new ArrayList<String>();
    for (Kind kind : scores.kinds()) {
      lines.add(kind.name() + ": " + kind.meaning());
      for (KnownCheck check : KnownCheck.values()) {
        if (scores.of(kind, check, Who.CHECK).isEmpty()) {
          continue;
        }
        lines.add(
            "  %-18s %3d bad; found %s; false %s"
                .formatted(
                    check.title(),
                    scores.of(kind, check, Who.CHECK).bad(),
                    each(kind, check, true),
                    each(kind, check, false)));
      }
    }
    return lines;
  }

  /** A sentence for each check that does not reach its bar. */
  List<String> belowBar() {
    var complaints = new ArrayList<String>();
    for (KnownCheck check : KnownCheck.values()) {
      Score score = scores.of(check, Who.CHECK);
      if (!check.bar().isReachedBy(score)) {
        complaints.add(
            String.format(
                Locale.ROOT,
                "%s has precision %s and recall %s; the least is %.2f and %.2f.",
                check.title(),
                share(score.precision()),
                share(score.recall()),
                check.bar().precision(),
                check.bar().recall()));
      }
    }
    return complaints;
  }

  private String each(Kind kind, KnownCheck check, boolean found) {
    var counts = new ArrayList<String>();
    for (Who who : Who.values()) {
      Score score = scores.of(kind, check, who);
      int count = found ? score.found() : score.falseAlarms();
      counts.add(who != Who.CHECK && hasNoPlainRule(check) ? NOTHING : Integer.toString(count));
    }
    return "%3s (z %s, 30 %% %s)".formatted(counts.toArray());
  }

  private String shares(KnownCheck check, Who who) {
    if (who != Who.CHECK && hasNoPlainRule(check)) {
      return "%9s %6s %6s".formatted(NOTHING, NOTHING, NOTHING);
    }
    Score score = scores.of(check, who);
    return "%9s %6s %6d"
        .formatted(share(score.precision()), share(score.recall()), score.falseAlarms());
  }

  private static boolean hasNoPlainRule(KnownCheck check) {
    return check.aspect() == Aspect.SCHEMA;
  }

  private static String share(double share) {
    return Double.isNaN(share) ? NOTHING : String.format(Locale.ROOT, "%.2f", share);
  }

  private static String three(String title) {
    return "%-23s".formatted(title);
  }

  private static String row(String title, String bad, String check, String zScore, String fixed) {
    return "%-19s %5s │ %s │ %s │ %s".formatted(title, bad, check, zScore, fixed);
  }
}
