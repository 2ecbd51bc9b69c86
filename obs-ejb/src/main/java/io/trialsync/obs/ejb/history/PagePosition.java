package io.trialsync.obs.ejb.history;

import org.jspecify.annotations.Nullable;

/**
 * Which page is asked for: by number, or by the cursor that an earlier page gave.
 *
 * @param page number from 1; ignored with a cursor
 */
public record PagePosition(int page, int pageSize, @Nullable String cursor) {

  /** How many rows come before the page. */
  public int offset() {
    return cursor == null ? (page - 1) * pageSize : 0;
  }
}
