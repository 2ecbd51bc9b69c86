package io.trialsync.obs.ejb.job;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Days in a row on which a job is not expected, the last one included.
 *
 * @param first the only one, where it is a single day
 */
public record Exclusion(LocalDate first, LocalDate last) {
  /** ISO 8601, as one day or as an interval of days. */
  private static final Pattern DAYS =
      Pattern.compile("(\\d{4}-\\d{2}-\\d{2})(?:/(\\d{4}-\\d{2}-\\d{2}))?");

  private static final int MOST_DAYS = 366;

  /** Reads {@code 2026-12-25} or {@code 2026-12-24/2027-01-01}; empty where it is neither. */
  public static Optional<Exclusion> of(String text) {
    Matcher days = DAYS.matcher(text);
    if (!days.matches()) {
      return Optional.empty();
    }
    try {
      LocalDate first = LocalDate.parse(days.group(1));
      LocalDate last = days.group(2) == null ? first : LocalDate.parse(days.group(2));
      long count = ChronoUnit.DAYS.between(first, last) + 1;
      return count >= 1 && count <= MOST_DAYS
          ? Optional.of(new Exclusion(first, last))
          : Optional.empty();
    } catch (DateTimeException noSuchDay) {
      return Optional.empty();
    }
  }
}
