package io.trialsync.obs.persistence.run;

import java.util.Set;

/**
 * Writes a status of runs into a statement as it stands there. As a parameter the planner would not
 * know it, and could not see that an index of the runs that were not successful has them all.
 */
public final class StatusLiteral {
  private static final Set<String> KNOWN =
      Set.of("queued", "running", "success", "skipped", "failed");

  private StatusLiteral() {}

  /** The status in quotes; nothing but a known one gets into a statement. */
  public static String of(String status) {
    if (!KNOWN.contains(status)) {
      throw new IllegalArgumentException("no status of a run: " + status);
    }
    return "'" + status + "'";
  }
}
