package io.trialsync.obs.ejb.masking.find;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Counts the characters that finders look at: twice the text must cost twice as much at most. */
class FindersTest {
  private static final int LENGTH = 2_000;

  /** A long text pays for what a short one may not have met yet, such as the end of a list. */
  private static final double TWICE = 2.2;

  private static final long MOST_FOR_A_CHARACTER = 1_500;

  private static final List<String> PIECES =
      List.of(
          "a",
          "1",
          "@",
          "'",
          "\"",
          "(",
          ")",
          "[",
          "=",
          ":",
          "/",
          "\\",
          "?",
          "-",
          ".",
          ",",
          " ",
          "\n",
          "'a ",
          " 'a",
          "a.",
          "1.",
          "1-",
          "1 ",
          "eyJ",
          "://",
          "mrn=",
          "mrn=\"",
          "password ",
          "password=",
          "Key (a)=(",
          "values (",
          "row contains (",
          "-----BEGIN",
          "17 Mar",
          "DE89",
          "site 1,",
          "patient:",
          "%40",
          "a@",
          "a@b",
          "Bearer ",
          "/home/",
          "<- [",
          "params: [",
          "::1",
          "+1 ",
          "subject_",
          "subject-1",
          "\u00E9",
          "x\"",
          ": \"",
          "0-0-0-0-");

  @Provide
  Arbitrary<String> shape() {
    return Arbitraries.of(PIECES).list().ofMinSize(1).ofMaxSize(4).map(all -> String.join("", all));
  }

  @Property(tries = 1_000)
  void costsGrowWithTheTextAndNotFaster(@ForAll("shape") String shape) {
    long once = steps(shape, LENGTH);
    long twice = steps(shape, 2 * LENGTH);
    assertThat((double) twice).isLessThanOrEqualTo(TWICE * once + 20_000);
    assertThat(twice).isLessThan(MOST_FOR_A_CHARACTER * 2 * LENGTH);
  }

  private static long steps(String shape, int length) {
    var draft = new Draft(shape.repeat(length / shape.length() + 1).substring(0, length));
    Finders.OF_TEXT.search(draft);
    return draft.steps();
  }
}
