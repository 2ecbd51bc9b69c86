package io.trialsync.obs.ejb.quality;

import io.trialsync.obs.ejb.quality.check.MeasuredTable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is remembered of a run for the runs after it.
 *
 * @param durationMillis null while it is not over, or when nobody said when it began
 * @param tables in the order of their names; without schemas and assertions
 */
public record Measures(@Nullable Long durationMillis, List<MeasuredTable> tables) {

  public Measures {
    tables = List.copyOf(tables);
  }
}
