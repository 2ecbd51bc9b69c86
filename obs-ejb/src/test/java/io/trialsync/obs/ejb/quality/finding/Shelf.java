package io.trialsync.obs.ejb.quality.finding;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Keeps findings as the database does: hands out the living ones, and takes changes. */
final class Shelf {
  private final FindingLife life;
  private final Map<UUID, Finding> findings = new LinkedHashMap<>();

  Shelf(int goodRunsToResolve) {
    this.life = new FindingLife(goodRunsToResolve);
  }

  /** Enters runs one after the other. */
  Shelf enter(RunResults... runs) {
    for (RunResults run : runs) {
      FindingChanges changes = life.after(alive(run), List.of(run));
      changes.removed().forEach(findings::remove);
      changes.written().forEach(finding -> findings.put(finding.id(), finding));
    }
    return this;
  }

  void put(Finding finding) {
    findings.put(finding.id(), finding);
  }

  Collection<Finding> all() {
    return findings.values();
  }

  Finding one() {
    if (findings.size() != 1) {
      throw new AssertionError("not one finding: " + findings.values());
    }
    return findings.values().iterator().next();
  }

  private List<Finding> alive(RunResults run) {
    return findings.values().stream()
        .filter(
            finding -> {
              var closed = finding.closedAt();
              return closed == null || !closed.isBefore(run.runAt());
            })
        .toList();
  }
}
