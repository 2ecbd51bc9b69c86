package io.trialsync.obs.ejb.lateness;

import java.time.Instant;
import java.util.Optional;

/** Which run is for which point of a timetable. */
interface Points {

  /** The point that a scheduled run is for which started then; none before the first one. */
  Optional<ExpectedPoint> of(Instant start);

  /** The first point for which no run started yet. */
  Optional<ExpectedPoint> awaited();

  /** The first point after another one which is due at an instant or later. */
  Optional<ExpectedPoint> next(ExpectedPoint after, Instant notBefore);
}
