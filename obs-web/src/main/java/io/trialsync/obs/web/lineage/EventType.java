package io.trialsync.obs.web.lineage;

import io.trialsync.obs.ejb.run.ReportKind;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The types of events about runs, with what each means to us. */
enum EventType {
  START(ReportKind.STARTED),
  RUNNING(ReportKind.HEARTBEAT),
  OTHER(ReportKind.HEARTBEAT),
  COMPLETE(ReportKind.SUCCEEDED),
  FAIL(ReportKind.FAILED),
  ABORT(ReportKind.FAILED);

  private final ReportKind kind;

  EventType(ReportKind kind) {
    this.kind = kind;
  }

  ReportKind kind() {
    return kind;
  }

  /** The type of that name; an event without one brings facts and no change of state. */
  static @Nullable EventType named(@Nullable String name) {
    if (name == null) {
      return OTHER;
    }
    return Arrays.stream(values()).filter(type -> type.name().equals(name)).findAny().orElse(null);
  }
}
