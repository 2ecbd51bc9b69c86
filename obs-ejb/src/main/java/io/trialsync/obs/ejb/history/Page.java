package io.trialsync.obs.ejb.history;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One page of a list.
 *
 * @param page number of the page, from 1; null when a cursor was followed
 * @param total how many there are, counted to {@link #MOST_COUNTED} at most
 * @param totalCapped whether there are more than were counted
 * @param nextCursor where the next page begins; null at the end
 */
public record Page<T>(
    List<T> items,
    @Nullable Integer page,
    int pageSize,
    int total,
    boolean totalCapped,
    @Nullable String nextCursor) {

  /** Further than this nobody counts; it is also where pages by number end. */
  public static final int MOST_COUNTED = 10_000;
}
