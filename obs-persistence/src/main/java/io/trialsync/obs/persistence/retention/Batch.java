package io.trialsync.obs.persistence.retention;

import java.util.List;

/**
 * What one step of a walk over the runs of a job came to.
 *
 * @param places the runs it was about, oldest first
 * @param full whether there may be more behind the last one
 */
public record Batch(RowCounts rows, List<Place> places, boolean full) {

  /** Where the next step begins. */
  public Place end(Place begin) {
    return places.isEmpty() ? begin : places.get(places.size() - 1);
  }
}
