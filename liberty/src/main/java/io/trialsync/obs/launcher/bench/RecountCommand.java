package io.trialsync.obs.launcher.bench;

import io.trialsync.obs.launcher.client.CommandException;
import io.trialsync.obs.launcher.client.CommandLine;
import io.trialsync.obs.launcher.up.DatabaseAddress;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** {@code ./obs bench recount}: whether the sums per job and day are what their runs add up to. */
final class RecountCommand {
  private static final String USAGE =
      """
      Usage: ./obs bench recount
      Adds up all runs anew and compares with the sums per job and day that the server keeps.
      Numbers are: succeeded, failed, skipped, timed, milliseconds, counted, rows loaded.
      Days from which retention has taken runs are left out.
      Options: --since 2026-09-01  only days from this one on
      """;

  private RecountCommand() {}

  /** Gives 1 when there is a difference. */
  static int run(List<String> words, Map<String, String> environment) {
    if (words.contains("--help")) {
      System.out.print(USAGE);
      return 0;
    }
    LocalDate since = since(CommandLine.parse(words, Set.of("--since"), Set.of()).text("--since"));
    DatabaseAddress database = DatabaseAddress.ofRunning(environment);
    try (Connection connection = database.connect()) {
      JobDayRecount.Result result = JobDayRecount.of(connection, since);
      result.sentences().forEach(System.err::println);
      System.out.printf(
          Locale.ROOT,
          "%,d job-days compared, %,d of them differ%n",
          result.compared(),
          result.different());
      return result.different() == 0 ? 0 : 1;
    } catch (SQLException failed) {
      throw CommandException.failure("The runs cannot be added up: " + failed.getMessage());
    }
  }

  private static @Nullable LocalDate since(@Nullable String text) {
    try {
      return text == null ? null : LocalDate.parse(text);
    } catch (DateTimeException unreadable) {
      throw CommandException.usage("--since must be a day like 2026-09-01, not \"" + text + "\".");
    }
  }
}
