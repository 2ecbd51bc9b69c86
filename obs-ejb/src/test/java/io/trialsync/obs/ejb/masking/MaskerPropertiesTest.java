package io.trialsync.obs.ejb.masking;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tag;
import net.jqwik.api.constraints.IntRange;

/** What holds for every text, however it was made. */
@Tag("I26")
class MaskerPropertiesTest {

  /** What must not survive, and the part of it that would be recognised. */
  record Planted(String text, String part) {
    static Planted whole(String text) {
      return new Planted(text, text);
    }
  }

  private static final List<Planted> PLANTED =
      List.of(
          new Planted("jane.canary@example.org", "jane.canary"),
          new Planted("jane.canary%40example.org", "jane.canary"),
          new Planted("MRN 00770177", "7701"),
          new Planted("patient_id=7701", "7701"),
          new Planted("SUBJ-0017-CANARY", "0017"),
          Planted.whole("123-45-6017"),
          Planted.whole("1975-03-17"),
          Planted.whole("17.03.1975"),
          Planted.whole("3/17/75"),
          new Planted("17-MAR-1975", "17-MAR"),
          new Planted("March 17, 1975", "March 17"),
          new Planted("4111 1111 1111 1111", "1111 1111"),
          new Planted("DE89 3704 0044 0532 0130 00", "0044 0532"),
          new Planted("+49 30 90182017", "90182"),
          new Planted("(555) 234-6017", "234-60"),
          Planted.whole("10.20.30.171"),
          new Planted("fe80::1ff:fe23:4567:890a", "fe23:4567"),
          new Planted("eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJqYW5lIn0.c2lnbmF0dXJl", "bGciOiJI"),
          new Planted("Bearer s3cr3tt0k3n", "s3cr3tt"),
          new Planted("password=hunter2canary", "hunter2"),
          new Planted("https://jane:pw@host.example/x", "jane"),
          new Planted("https://host.example/x?who=jane", "jane"),
          new Planted("AKIAIOSFODNN7CANARYX", "IOSFODNN"),
          new Planted("Key (note)=(jane canary) already exists", "jane"),
          new Planted("duplicate entry 'jane canary'", "jane"),
          new Planted("/home/jcanary/x", "jcanary"),
          new Planted("C:\\Users\\jcanary\\x", "jcanary"),
          new Planted("00770177", "7701"));

  private static final List<String> PIECES =
      List.of(
          "'",
          "\"",
          "(",
          ")",
          "=",
          ")=(",
          ":",
          "://",
          "@",
          ".",
          ",",
          "-",
          "/",
          "?",
          "[",
          "]",
          " ",
          "\n",
          "a",
          "Mar",
          "mrn",
          "subject",
          "password",
          "token=",
          "eyJ",
          "17",
          "1975",
          "4111",
          "123456",
          "values (",
          "contains (",
          "Key (a)=(",
          "%40",
          "host",
          "\\",
          "Bearer ",
          "site",
          "[id]",
          "[date]",
          "ORA-00001",
          "é",
          "😀",
          "\u200B",
          "&",
          ";",
          "#",
          "_",
          "null",
          "6f0e9a1b-1234-4abc-8def-0123456789ab",
          "/home/",
          "N'",
          "::",
          "DE89",
          "+49");

  @Provide
  Arbitrary<Planted> planted() {
    return Arbitraries.of(PLANTED);
  }

  @Provide
  Arbitrary<String> broken() {
    return Arbitraries.of(PIECES).list().ofMaxSize(60).map(pieces -> String.join("", pieces));
  }

  @Property(tries = 3_000)
  void doingItTwiceIsDoingItOnce(@ForAll("broken") String text) {
    String masked = Masker.mask(text);
    assertThat(Masker.mask(masked)).isEqualTo(masked);
  }

  @Property(tries = 1_000)
  void doingItTwiceToAnythingIsDoingItOnce(@ForAll String text) {
    String masked = Masker.mask(text);
    assertThat(Masker.mask(masked)).isEqualTo(masked);
  }

  @Property(tries = 300)
  void isNeverLongerThanTwoKilobytes(
      @ForAll("broken") String text, @ForAll @IntRange(min = 1, max = 3_000) int times) {
    String masked = Masker.mask((text + " ").repeat(times));
    assertThat(masked.getBytes(StandardCharsets.UTF_8).length).isLessThanOrEqualTo(2_048);
    assertThat(Masker.mask(masked)).isEqualTo(masked);
  }

  @Property(tries = 500)
  void dropsWhatWasPlantedInWhateverText(
      @ForAll("planted") Planted planted, @ForAll @IntRange(max = 40) int before) {
    String text = "x ".repeat(before) + planted.text() + " failed";
    assertThat(text).contains(planted.part());
    assertThat(Masker.mask(text)).doesNotContain(planted.part());
  }

  @Property(tries = 6_000)
  void leavesNoPartOfItAtTheEndOfWhatIsRead(
      @ForAll("planted") Planted planted, @ForAll @IntRange(min = -300, max = 20) int offset) {
    // Masked, the filling is so short that the end of what is read is also kept.
    assertGone(
        planted,
        "12345678901234567890123456789012345678901234567890 ".repeat(200),
        Masker.MOST_READ + offset);
  }

  @Property(tries = 6_000)
  void leavesNoPartOfItAtTheEndOfWhatIsKept(
      @ForAll("planted") Planted planted, @ForAll @IntRange(min = -80, max = 20) int offset) {
    assertGone(planted, "words of a sentence ".repeat(200), Masker.MAX_BYTES + offset);
    assertGone(planted, "é ".repeat(2_000), (Masker.MAX_BYTES + offset) / 3 * 2);
  }

  private static void assertGone(Planted planted, String filling, int place) {
    String text = filling.substring(0, place - 1) + " " + planted.text() + " " + filling;
    String masked = Masker.mask(text).toLowerCase(Locale.ROOT);
    String part = planted.part().toLowerCase(Locale.ROOT);
    assertThat(masked).doesNotContain(part);
    int half = Math.max(4, part.length() / 2 + 1);
    if (part.length() > half && !part.startsWith("1111")) {
      assertThat(masked).doesNotContain(part.substring(0, half));
    }
  }
}
