package io.trialsync.obs.ejb.masking;

import io.trialsync.obs.ejb.masking.find.Draft;
import io.trialsync.obs.ejb.masking.find.Finders;

/**
 * Puts the names of their kinds in the place of secrets and of what could identify a person, in
 * texts that people or programs wrote. What it made, it leaves as it is.
 */
public final class Masker {

  /** Most bytes of UTF-8 of a masked text. */
  public static final int MAX_BYTES = 2048;

  /** Most characters that are read. */
  static final int MOST_READ = 8192;

  /** What is read only to see whether something goes on across the end of what is kept. */
  private static final int LOOK_AHEAD = 256;

  private static final int MOST_ROUNDS = 6;

  /** Stands for a text in which the finders found something new each time. */
  private static final String ALL_OF_IT = "[value]";

  private Masker() {}

  /** The text as it may be stored, counted and logged: masked, then cut to 2 KB. */
  public static String mask(String text) {
    return mask(text, Finders.OF_TEXT);
  }

  /** The same with other finders; done when a round changes nothing, so doing it twice is once. */
  static String mask(String text, Finders finders) {
    var plain = new PlainText(text, MOST_READ);
    String before = plain.text();
    String after = round(before, finders, plain.isCut());
    for (int round = 1; round < MOST_ROUNDS; round++) {
      if (after.equals(before)) {
        return after;
      }
      before = after;
      after = round(before, finders, false);
    }
    return after.equals(before) ? after : ALL_OF_IT;
  }

  private static String round(String text, Finders finders, boolean cut) {
    var draft = new Draft(text);
    finders.search(draft);
    String masked = cut ? draft.render(end(draft, text)) + Cut.MARK : draft.render(text.length());
    return Cut.toBytes(masked, MAX_BYTES);
  }

  /** Where to end a text that goes on unread: between two words, if any word ends there. */
  private static int end(Draft draft, String text) {
    int farthest = text.length() - LOOK_AHEAD;
    int end = farthest;
    while (farthest - end < LOOK_AHEAD && !draft.isTaken(end - 1) && isPart(text.charAt(end - 1))) {
      end--;
    }
    return farthest - end < LOOK_AHEAD ? end : farthest;
  }

  private static boolean isPart(char c) {
    return Character.isLetterOrDigit(c) || Character.isSurrogate(c) || "._-@%+/=".indexOf(c) >= 0;
  }
}
