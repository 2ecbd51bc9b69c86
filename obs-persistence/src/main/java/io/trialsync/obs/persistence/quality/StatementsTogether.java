package io.trialsync.obs.persistence.quality;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Changes that wait for each other, so that they cost one round trip together. */
final class StatementsTogether {
  private final Connection connection;
  private final List<String> texts = new ArrayList<>();
  private final List<@Nullable Object> values = new ArrayList<>();

  StatementsTogether(Connection connection) {
    this.connection = connection;
  }

  /** Waits with one more; each sees what those before it have changed. */
  void add(String text, @Nullable Object... itsValues) {
    texts.add(text);
    values.addAll(Arrays.asList(itsValues));
  }

  /** Does what waits. */
  void execute() throws SQLException {
    if (texts.isEmpty()) {
      return;
    }
    try (PreparedStatement statement = connection.prepareStatement(String.join(";", texts))) {
      for (int i = 0; i < values.size(); i++) {
        statement.setObject(i + 1, values.get(i));
      }
      statement.execute();
    }
    texts.clear();
    values.clear();
  }
}
