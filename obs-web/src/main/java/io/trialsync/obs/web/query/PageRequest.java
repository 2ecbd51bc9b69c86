package io.trialsync.obs.web.query;

import io.trialsync.obs.web.error.InvalidInputException;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.UriInfo;
import java.util.regex.Pattern;

/** Which page of a list the caller wants; pages end at row 10,000, beyond it a cursor goes on. */
public record PageRequest(int page, int pageSize) {

  /** Rows of a page when the caller does not say. */
  public static final int DEFAULT_PAGE_SIZE = 50;

  /** Most rows of a page. */
  public static final int MAX_PAGE_SIZE = 500;

  /** Last row that pages reach. */
  public static final int LAST_ROW = 10_000;

  private static final Pattern WHOLE_NUMBER = Pattern.compile("[0-9]{1,9}");

  /** Refuses pages that do not exist. */
  public PageRequest {
    requireRange("page", page, LAST_ROW);
    requireRange("page_size", pageSize, MAX_PAGE_SIZE);
    if ((long) page * pageSize > LAST_ROW) {
      throw new InvalidInputException(
          "page times page_size is at most 10000; go on with cursor, from next_cursor of a page.");
    }
  }

  /** The page that the parameters {@code page} and {@code page_size} ask for. */
  public static PageRequest of(UriInfo uri) {
    return of(uri.getQueryParameters());
  }

  static PageRequest of(MultivaluedMap<String, String> query) {
    return new PageRequest(
        number(query, "page", 1, LAST_ROW),
        number(query, "page_size", DEFAULT_PAGE_SIZE, MAX_PAGE_SIZE));
  }

  private static int number(
      MultivaluedMap<String, String> query, String name, int whenAbsent, int greatest) {
    String text = SingleValue.of(query, name);
    if (text == null) {
      return whenAbsent;
    }
    if (!WHOLE_NUMBER.matcher(text).matches()) {
      throw outside(name, greatest);
    }
    return Integer.parseInt(text);
  }

  private static void requireRange(String name, int number, int greatest) {
    if (number < 1 || number > greatest) {
      throw outside(name, greatest);
    }
  }

  private static InvalidInputException outside(String name, int greatest) {
    return new InvalidInputException(
        name + " must be a whole number from 1 to " + greatest + ", in digits.");
  }
}
