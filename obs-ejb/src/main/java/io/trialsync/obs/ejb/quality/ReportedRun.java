package io.trialsync.obs.ejb.quality;

import io.trialsync.obs.ejb.quality.check.MeasuredTable;
import io.trialsync.obs.persistence.quality.RunFactsRow;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A due run with all that its reports told until now.
 *
 * @param columns those of which it told the nulls
 */
record ReportedRun(RunFactsRow facts, List<MeasuredTable> tables, CountedColumns columns) {

  static ReportedRun of(RunFactsRow facts, List<MeasuredTable> tables) {
    return new ReportedRun(facts, tables, CountedColumns.of(tables));
  }

  UUID key() {
    return facts.runKey();
  }

  Place place() {
    return new Place(facts.runAt(), facts.runKey());
  }

  /** Whether later runs may be compared with it. */
  boolean usable() {
    return hindrance() == null;
  }

  /** Why it is not compared with others; null when it is. */
  @Nullable String hindrance() {
    String ofStatus =
        switch (facts.status()) {
          case "failed" -> "run_failed";
          case "skipped" -> "run_skipped";
          default -> null;
        };
    if (ofStatus != null) {
      return ofStatus;
    }
    String type = facts.runType();
    if ("backfill".equals(type) || "manual".equals(type)) {
      return type;
    }
    return "success".equals(facts.status()) ? null : "running";
  }
}
