package io.trialsync.obs.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Holds the table of liberty/SECURITY.md and the tests that carry its numbers together. */
class SecurityCatalogueTest {

  private static final Path HOUSE = Path.of("..");
  private static final Map<String, Integer> CATALOGUE =
      Map.of("J", 25, "C", 18, "A", 12, "I", 26, "L", 9, "P", 6, "T", 5);

  private static TaggedTests tests;

  @BeforeAll
  static void readTheTests() throws IOException {
    tests = TaggedTests.in(HOUSE);
  }

  @Test
  void everyNumberHasOneRow() throws IOException {
    List<String> numbers =
        CATALOGUE.entrySet().stream()
            .flatMap(chapter -> numbers(chapter.getKey(), chapter.getValue()))
            .toList();
    assertThat(rows().stream().map(CatalogueRow::number))
        .containsExactlyInAnyOrderElementsOf(numbers);
  }

  @Test
  void everyRowIsHeldByWhatItNames() throws IOException {
    assertThat(rows().stream().flatMap(row -> row.faults(tests))).isEmpty();
  }

  @Test
  void noRowIsOpen() throws IOException {
    assertThat(rows()).noneMatch(CatalogueRow::isOpen);
  }

  @Test
  void everyTagIsANumberOfTheTable() throws IOException {
    assertThat(rows().stream().map(CatalogueRow::number)).containsAll(tests.numbers());
  }

  /** What the check must find, so that a table full of fiction cannot pass it. */
  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "| J01 | something | passed | NoSuchTest |; NoSuchTest",
        "| J01 | something | passed | |; names no test",
        "| J01 | | passed | SecurityCatalogueTest |; what is tried",
        "| J01 | something | passed | SecurityCatalogueTest |; does not carry J01",
        "| J01 | something | not applicable | |; why",
        "| J01 | something | soon | later |; soon",
        "| A12 | something | open | |; carry A12",
      })
  void findsARowThatPromisesTooMuch(String line, String word) {
    var withA12 = new TaggedTests(Map.of("MatrixIT", List.of("A12")), List.of("MatrixIT"));
    var known = line.contains("A12") ? withA12 : tests;
    assertThat(CatalogueRow.read(line).orElseThrow().faults(known))
        .anyMatch(fault -> fault.contains(word));
  }

  @Test
  void findsNothingWrongWithARowThatIsTrue() {
    var known = new TaggedTests(Map.of("MatrixIT", List.of("A12")), List.of("MatrixIT"));
    for (String line :
        List.of(
            "| A12 | every route | passed | `MatrixIT` |",
            "| J01 | something | not applicable | There is no such thing here. |",
            "| J02 | | open | |")) {
      assertThat(CatalogueRow.read(line).orElseThrow().faults(known)).isEmpty();
    }
  }

  private static Stream<String> numbers(String chapter, int most) {
    return IntStream.rangeClosed(1, most).mapToObj(n -> "%s%02d".formatted(chapter, n));
  }

  private static List<CatalogueRow> rows() throws IOException {
    return CatalogueRow.readAll(HOUSE.resolve("liberty/SECURITY.md"));
  }
}
