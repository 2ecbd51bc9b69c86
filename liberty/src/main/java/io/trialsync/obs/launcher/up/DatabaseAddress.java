package io.trialsync.obs.launcher.up;

import io.trialsync.obs.launcher.client.CommandException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;

/** A database and who may come in. */
public record DatabaseAddress(String url, String user, String password) {

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

  /** A connection of one's own, outside of the server's pools. */
  public Connection connect() throws SQLException {
    Properties properties = new Properties();
    properties.setProperty("user", user);
    properties.setProperty("password", password);
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
