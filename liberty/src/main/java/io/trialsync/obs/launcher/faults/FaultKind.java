package io.trialsync.obs.launcher.faults;

/** What can be wrong with a server after, or while, things broke. */
enum FaultKind {
  LOST("lost"),
  DOUBLED("doubled"),
  PHANTOM("phantom"),
  ROLLUP("rollup differences"),
  STATE("runs in a wrong state"),
  REFUSED("refused though right"),
  UNDELIVERED("never accepted"),
  READINESS("/readyz untrue"),
  LIVENESS("/healthz not up"),
  RECOVERY("not recovered");

  private final String label;

  FaultKind(String label) {
    this.label = label;
  }

  /** How the table at the end calls it. */
  String label() {
    return label;
  }
}
