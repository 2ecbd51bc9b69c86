package io.trialsync.obs.web.history;

import io.trialsync.obs.ejb.history.PagePosition;
import io.trialsync.obs.web.error.InvalidInputException;
import io.trialsync.obs.web.query.PageRequest;
import io.trialsync.obs.web.query.SingleValue;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the filters that lists have in common. */
public final class Filters {
  private static final List<String> STATUSES =
      List.of("queued", "running", "success", "failed", "skipped");
  private static final int LONGEST_TEXT = 200;
  private static final int LONGEST_CURSOR = 1_000;

  private Filters() {}

  /** The status to filter by; null for all. */
  static @Nullable String status(UriInfo uri) {
    String status = SingleValue.of(uri.getQueryParameters(), "status");
    if (status != null && !STATUSES.contains(status)) {
      throw new InvalidInputException("status must be one of " + String.join(", ", STATUSES) + ".");
    }
    return status;
  }

  /** The text to look for in names, literally; null for all. */
  static @Nullable String text(UriInfo uri) {
    String text = SingleValue.of(uri.getQueryParameters(), "q");
    if (text != null
        && (text.isEmpty() || text.length() > LONGEST_TEXT || text.indexOf('\0') >= 0)) {
      throw new InvalidInputException(
          "q must be a text of 1 to " + LONGEST_TEXT + " characters, without NUL.");
    }
    return text;
  }

  /** The page by number, or the one after a cursor. */
  public static PagePosition position(UriInfo uri) {
    PageRequest page = PageRequest.of(uri);
    String cursor = SingleValue.of(uri.getQueryParameters(), "cursor");
    if (cursor != null && cursor.length() > LONGEST_CURSOR) {
      throw new InvalidInputException("cursor must be the next_cursor of an earlier page.");
    }
    return new PagePosition(page.page(), page.pageSize(), cursor);
  }
}
