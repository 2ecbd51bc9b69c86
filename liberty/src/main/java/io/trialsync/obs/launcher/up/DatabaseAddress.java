package io.trialsync.obs.launcher.up;

import io.trialsync.obs.launcher.client.Checkout;
import io.trialsync.obs.launcher.client.CommandException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;

/** A database and who may come in. */
public record DatabaseAddress(String url, String user, String password) {
  private static final String EMBEDDED = "obs";
  private static final int LINE_OF_PORT = 3;

  static Optional<DatabaseAddress> of(Map<String, String> environment) {
    String url = environment.getOrDefault("OBS_DB_URL", "").strip();
    if (url.isEmpty()) {
      return Optional.empty();
    }
    if (!url.matches("jdbc:postgresql://[^/\\s]+/\\S+")) {
      throw CommandException.usage(
          "Setting OBS_DB_URL is not an address like jdbc:postgresql://host:5432/database.");
    }
    String password = environment.getOrDefault("OBS_DB_PASSWORD", "");
    if (password.isEmpty()) {
      throw CommandException.usage("With OBS_DB_URL, OBS_DB_PASSWORD must be set too.");
    }
    return Optional.of(
        new DatabaseAddress(url, environment.getOrDefault("OBS_DB_USER", "obs"), password));
  }

  /**
   * The database of a server that runs: the one of the operator, else the one that {@code ./obs up}
   * has embedded in the data directory.
   */
  public static DatabaseAddress ofRunning(Map<String, String> environment) {
    return of(environment).orElseGet(() -> embedded(Checkout.of(environment).dataDirectory()));
  }

  private static DatabaseAddress embedded(Path data) {
    try {
      List<String> process = Files.readAllLines(data.resolve("postgres/postmaster.pid"));
      String password = Files.readString(data.resolve("postgres-password")).strip();
      return new DatabaseAddress(
          "jdbc:postgresql://127.0.0.1:" + process.get(LINE_OF_PORT).strip() + "/" + EMBEDDED,
          EMBEDDED,
          password);
    } catch (IOException | IndexOutOfBoundsException notRunning) {
      throw CommandException.failure(
          "No database runs in "
              + data
              + ": start ./obs up first, or set OBS_DATA_DIR or OBS_DB_URL to what it was started"
              + " with.");
    }
  }

  /**
   * A connection of one's own, outside of the server's pools, that sees the rows of all tenants.
   */
  public Connection connect() throws SQLException {
    Properties properties = new Properties();
    properties.setProperty("user", user);
    properties.setProperty("password", password);
    properties.setProperty("options", "-c obs.tenant=*");
    properties.setProperty("connectTimeout", "5");
    properties.setProperty("loginTimeout", "5");
    return DriverManager.getConnection(url, properties);
  }

  /** Fails with one sentence when nobody can come in by this address. */
  void requireAnswer() {
    try (Connection connection = connect()) {
      Objects.requireNonNull(connection);
    } catch (SQLException refused) {
      throw CommandException.failure(why(refused));
    }
  }

  private String why(SQLException refused) {
    String state = Objects.requireNonNullElse(refused.getSQLState(), "");
    return switch (state) {
      case "28P01", "28000" ->
          "The database at OBS_DB_URL refuses the user %s: check OBS_DB_USER and OBS_DB_PASSWORD."
              .formatted(user);
      case "3D000" -> "The database server at OBS_DB_URL has no such database: create it first.";
      default ->
          "No database answers at %s: start it or correct OBS_DB_URL, or unset it to embed one."
              .formatted(url.replaceAll("\\?.*", ""));
    };
  }

  @Override
  public String toString() {
    return url;
  }
}
