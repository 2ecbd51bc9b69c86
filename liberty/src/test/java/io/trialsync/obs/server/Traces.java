package io.trialsync.obs.server;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.postgresql.PGConnection;

/** Everything that a server left behind, and the search for canaries in it. */
final class Traces {
  private static final long LARGEST_FILE = 64_000_000;

  private final Map<String, String> texts = new LinkedHashMap<>();

  void add(String name, String text) {
    texts.merge(name, text, (one, other) -> one + "\n" + other);
  }

  /** Adds all files below a folder, but for programs and what was unpacked of them. */
  void addFiles(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        String path = file.toString();
        boolean program = path.contains("/expanded/") || path.matches(".*\\.(jar|class|ear|cache)");
        if (!program && Files.size(file) < LARGEST_FILE) {
          add(path, Files.readString(file, StandardCharsets.ISO_8859_1));
        }
      }
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /** Adds every row of every table, whoever's it is. */
  void addDatabase() throws SQLException, IOException {
    var server = RealServer.get();
    String url;
    try (Connection own = server.connect()) {
      url = own.getMetaData().getURL();
    }
    String password = Files.readString(server.dataDirectory().resolve("postgres-password")).strip();
    try (Connection all = DriverManager.getConnection(url, "postgres", password)) {
      var copies = all.unwrap(PGConnection.class).getCopyAPI();
      for (String table : tables(all)) {
        var rows = new StringWriter();
        copies.copyOut("copy " + table + " to stdout", rows);
        add("database " + table, rows.toString());
      }
    }
  }

  private static List<String> tables(Connection connection) throws SQLException {
    var tables = new ArrayList<String>();
    try (var statement = connection.createStatement();
        var rows =
            statement.executeQuery(
                "select format('%I.%I', schemaname, tablename) from pg_tables"
                    + " where schemaname not in ('pg_catalog', 'information_schema')")) {
      while (rows.next()) {
        tables.add(rows.getString(1));
      }
    }
    return tables;
  }

  /** The text of all traces whose name holds these words. */
  String text(String words) {
    var all = new StringBuilder();
    texts.forEach((name, text) -> all.append(name.contains(words) ? text : ""));
    return all.toString();
  }

  /** One sentence for each canary that was found where it must not be. */
  List<String> leaks(List<Canary> canaries) {
    var search = new CanarySearch(canaries);
    var leaks = new ArrayList<String>();
    texts.forEach(
        (name, text) ->
            search.in(text).stream()
                .filter(canary -> canary.allowed().isEmpty() || !name.startsWith(canary.allowed()))
                .forEach(canary -> leaks.add(canary + " is in " + name)));
    return leaks;
  }
}
