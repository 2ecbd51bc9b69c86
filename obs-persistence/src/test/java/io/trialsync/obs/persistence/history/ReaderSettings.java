package io.trialsync.obs.persistence.history;

import io.trialsync.obs.persistence.SessionOptions;
import java.util.List;
import java.util.regex.Pattern;

/** How the server's connections for questions plan. */
final class ReaderSettings {
  private static final Pattern PLANNING = Pattern.compile("-c ((?:plan|enable|jit)\\w*)=(\\w+)");

  private ReaderSettings() {}

  /** Statements that set the planner the same way until the end of the transaction. */
  static List<String> ofThePlanner() {
    return PLANNING
        .matcher(SessionOptions.of("obsHistory"))
        .results()
        .map(set -> "set local " + set.group(1) + " = " + set.group(2))
        .toList();
  }
}
