package io.trialsync.obs.security;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** One row of the table: what is tried, what became of it, and which tests hold it, or why not. */
record CatalogueRow(String number, String tried, String result, String heldBy) {
  private static final Pattern LINE =
      Pattern.compile("\\| *([A-Z]\\d\\d) *\\|([^|]*)\\|([^|]*)\\|(.*)\\| *");
  private static final Pattern TEST_NAME = Pattern.compile("\\b[A-Z]\\w*(?:Test|IT)\\b");

  static List<CatalogueRow> readAll(Path table) throws IOException {
    try (Stream<String> lines = Files.lines(table)) {
      // A bar inside a cell is written as \| there.
      return lines.map(line -> read(line.replace("\\|", "¦"))).flatMap(Optional::stream).toList();
    }
  }

  static Optional<CatalogueRow> read(String line) {
    var cells = LINE.matcher(line);
    return cells.matches()
        ? Optional.of(
            new CatalogueRow(
                cells.group(1),
                cells.group(2).strip(),
                cells.group(3).strip(),
                cells.group(4).strip()))
        : Optional.empty();
  }

  boolean isOpen() {
    return result.equals("open");
  }

  /**
   * Why the row is not to be believed; nothing when it is. What stands behind a semicolon is a
   * note.
   */
  Stream<String> faults(TaggedTests tests) {
    return switch (result.split(";", 2)[0]) {
      case "passed" -> faultsOfPassed(tests);
      case "not applicable", "open" -> Stream.concat(faultsOfReason(), faultsOfTagged(tests));
      default -> Stream.of(number + " says neither passed, not applicable nor open: " + result);
    };
  }

  private Stream<String> faultsOfPassed(TaggedTests tests) {
    if (tried.isEmpty()) {
      return Stream.of(number + " passed, but the row does not say what is tried");
    }
    List<String> named = TEST_NAME.matcher(heldBy).results().map(MatchResult::group).toList();
    if (named.isEmpty()) {
      return Stream.of(number + " passed, but the row names no test");
    }
    return named.stream().flatMap(name -> faultOfTest(name, tests).stream());
  }

  private Optional<String> faultOfTest(String name, TaggedTests tests) {
    if (!tests.exists(name)) {
      return Optional.of(number + " names " + name + ", which is not among the tests");
    }
    return tests.carries(name, number)
        ? Optional.empty()
        : Optional.of(number + " names " + name + ", which does not carry " + number);
  }

  private Stream<String> faultsOfReason() {
    boolean said = isOpen() || !heldBy.isEmpty();
    return said ? Stream.empty() : Stream.of(number + " does not say why it is not applicable");
  }

  private Stream<String> faultsOfTagged(TaggedTests tests) {
    return tests.carrying(number).stream()
        .map(name -> number + " is " + result + ", yet tests carry " + number + ": " + name);
  }
}
