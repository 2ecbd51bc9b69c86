package io.trialsync.obs.ejb.history;

import java.util.List;
import java.util.function.Function;
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

  /**
   * Cuts off the one row more that tells whether the list goes on.
   *
   * @param counted how many rows match, counted one further than is told
   * @param cursor makes a cursor from the last row of the page
   */
  static <T> Page<T> of(
      List<T> rows, PagePosition position, int counted, Function<T, String> cursor) {
    boolean goesOn = rows.size() > position.pageSize();
    List<T> items = goesOn ? rows.subList(0, position.pageSize()) : rows;
    @Nullable String next = goesOn ? cursor.apply(items.get(items.size() - 1)) : null;
    return new Page<>(
        items,
        position.cursor() == null ? position.page() : null,
        position.pageSize(),
        Math.min(counted, MOST_COUNTED),
        counted > MOST_COUNTED,
        next);
  }

  /** The same page of what is made of each item. */
  <R> Page<R> map(Function<T, R> view) {
    return new Page<>(
        items.stream().map(view).toList(), page, pageSize, total, totalCapped, nextCursor);
  }
}
