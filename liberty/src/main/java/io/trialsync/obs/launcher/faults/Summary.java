package io.trialsync.obs.launcher.faults;

import java.util.Locale;

/** What a person reads at the end. */
final class Summary {
  private Summary() {}

  static String of(Recoveries recoveries, Ledger ledger, Faults faults) {
    var text = new StringBuilder("\n").append(recoveries.table()).append('\n');
    row(text, "kills", recoveries.kills());
    row(text, "reports acknowledged", ledger.acknowledgedCount());
    row(text, "known already", ledger.duplicateCount());
    row(text, "unknown outcomes", ledger.unknownCount());
    for (FaultKind kind : FaultKind.values()) {
      row(text, kind.label(), faults.count(kind));
    }
    return text.toString();
  }

  private static void row(StringBuilder text, String name, long count) {
    text.append(String.format(Locale.ROOT, "%-22s %,12d%n", name, count));
  }
}
