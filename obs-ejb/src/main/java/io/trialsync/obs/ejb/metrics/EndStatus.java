package io.trialsync.obs.ejb.metrics;

import io.trialsync.obs.ejb.run.ReportKind;
import java.util.Locale;

/** How a run ended, as the label {@code status} says it. */
enum EndStatus {
  SUCCESS,
  FAILED,
  SKIPPED;

  static EndStatus of(ReportKind kind) {
    return switch (kind) {
      case SUCCEEDED -> SUCCESS;
      case FAILED -> FAILED;
      case SKIPPED -> SKIPPED;
      default -> throw new IllegalArgumentException(kind + " ends no run");
    };
  }

  String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
