package io.trialsync.obs.ejb.masking;

import io.trialsync.obs.ejb.masking.find.Finders;
import java.util.regex.Pattern;

/**
 * Masks names instead of sentences. A name of the usual shape passes unchanged, and equal names
 * stay equal, so that a table is the same table in every report.
 */
public final class MaskedName {
  private static final Pattern CODE = Pattern.compile("[A-Za-z0-9._:-]{1,64}");
  private static final int FEWEST_DIGITS = 2;
  private static final int FIRST_FULL_WIDTH = 0xFF01;

  private MaskedName() {}

  /** The name of a table, a column, a namespace, or of a job that a program named. */
  public static String of(String name) {
    return isHarmless(name) ? name : Masker.mask(name, Finders.OF_NAMES);
  }

  /**
   * An id that a caller chose to find something again by: dates and long numbers are usual there
   * and pass, addresses of people, their numbers with a word before them, and secrets do not.
   */
  public static String ofReference(String id) {
    return isHarmless(id) ? id : Masker.mask(id, Finders.OF_REFERENCES);
  }

  /** The code of an error: a short code passes, anything else is a text and masked as one. */
  public static String ofErrorCode(String code) {
    return CODE.matcher(code).matches() ? of(code) : Masker.mask(code);
  }

  /** Whether a quick look is enough: most names are letters and underscores. */
  private static boolean isHarmless(String name) {
    int digits = 0;
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      digits += Character.isDigit(c) ? 1 : 0;
      if (digits >= FEWEST_DIGITS || c >= FIRST_FULL_WIDTH || isSuspicious(c)) {
        return false;
      }
    }
    return name.length() <= Masker.MOST_READ;
  }

  private static boolean isSuspicious(char c) {
    return switch (c) {
      case '@', '%', '=', ':', '/', '\\', '#', '?', '"', '\'', '\u007F' -> true;
      default -> (c < ' ' && c != 0) || (c > '\u007F' && Character.getType(c) == Character.FORMAT);
    };
  }
}
