package io.trialsync.obs.persistence.history;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/** How the server's connections for questions are set, read where the server reads it. */
final class ReaderSettings {
  private static final Path DATA_SOURCES = Path.of("../liberty/server/includes/datasource.xml");
  private static final Pattern PLANNING = Pattern.compile("-c ((?:plan|enable|jit)\\w*)=(\\w+)");

  private ReaderSettings() {}

  /** Statements that set the planner the same way until the end of the transaction. */
  static List<String> ofThePlanner() {
    try {
      String all = Files.readString(DATA_SOURCES);
      int readers = all.indexOf("id=\"obsHistory\"");
      return PLANNING
          .matcher(all.substring(readers, all.indexOf("</dataSource>", readers)))
          .results()
          .map(set -> "set local " + set.group(1) + " = " + set.group(2))
          .toList();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
