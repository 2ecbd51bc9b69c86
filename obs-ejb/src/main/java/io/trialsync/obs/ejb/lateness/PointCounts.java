package io.trialsync.obs.ejb.lateness;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What became of points that are decided.
 *
 * @param onTime a run started within the grace, of that point or of a later one
 * @param late its run started after the grace
 * @param missed its run never came; a later point has one
 * @param until points that were due until then have been counted
 */
public record PointCounts(int onTime, int late, int missed, @Nullable Instant until) {

  /** Whether nothing was counted. */
  public boolean isEmpty() {
    return onTime == 0 && late == 0 && missed == 0;
  }
}
