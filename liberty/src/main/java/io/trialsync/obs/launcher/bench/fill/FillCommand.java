package io.trialsync.obs.launcher.bench.fill;

import io.trialsync.obs.launcher.client.CommandException;
import io.trialsync.obs.launcher.up.DatabaseAddress;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** {@code ./obs bench fill}: a history to measure on, made in minutes. */
public final class FillCommand {
  private static final String USAGE =
      """
      Usage: ./obs bench fill --runs 10000000 --jobs 2000 --days 90
      Writes a believable history that ends now straight into the database of ./obs up (of the same
      OBS_DATA_DIR, or OBS_DB_URL); reports and questions must wait meanwhile.
      Options: --runs 1000000  runs in all, spread over --jobs 2000 and --days 90
               --tenants 4     15 of 100 jobs belong to others than the tenant "default"
               --seed 1        other seeds make other runs
               --add           also where there are runs already
      """;

  private FillCommand() {}

  /** Fills, and gives the exit code of the process. */
  public static int run(List<String> words, Map<String, String> environment) {
    if (words.contains("--help")) {
      System.out.print(USAGE);
      return 0;
    }
    FillSettings settings = FillSettings.parse(words, Clock.systemUTC().instant());
    DatabaseAddress database = DatabaseAddress.ofRunning(environment);
    try {
      long began = System.nanoTime();
      long rows = new HistoryFill(settings, database).fill();
      System.out.printf(
          Locale.ROOT,
          "%,d runs (%,d rows) in %,d s; %s%n",
          settings.runs(),
          rows,
          (System.nanoTime() - began) / 1_000_000_000,
          size(database));
      return 0;
    } catch (SQLException failed) {
      throw CommandException.failure(
          "The history was not filled, the database is as it was: " + failed.getMessage());
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw CommandException.failure("The fill was interrupted; the database is as it was.");
    }
  }

  private static String size(DatabaseAddress database) throws SQLException {
    try (Connection connection = database.connect();
        Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery(
                "select pg_database_size(current_database()), count(*) from run")) {
      row.next();
      return String.format(
          Locale.ROOT,
          "the database has %,d MB now, %,d bytes a run",
          row.getLong(1) >> 20,
          row.getLong(1) / Math.max(1, row.getLong(2)));
    }
  }
}
