package io.trialsync.obs.persistence.component;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** What metrics show of other services; the connection sees all rows. */
public final class ToldNumbers {
  private static final String YOUNG =
      """
      select c.tenant_id, c.component, c.name, n.key, cast(n.value as double precision)
      from component_state c cross join lateral jsonb_each_text(c.numbers) n
      where c.told_at > now() - make_interval(secs => ?)
      order by c.tenant_id, c.component, c.kind, c.name, n.key
      limit ?
      """;

  private final Connection connection;

  public ToldNumbers(Connection connection) {
    this.connection = connection;
  }

  /** All that is younger, so many numbers at most. */
  public List<ToldNumber> youngerThan(Duration age, int most) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(YOUNG)) {
      statement.setDouble(1, age.toSeconds());
      statement.setInt(2, most);
      try (ResultSet rows = statement.executeQuery()) {
        var numbers = new ArrayList<ToldNumber>();
        while (rows.next()) {
          numbers.add(
              new ToldNumber(
                  rows.getString(1),
                  rows.getString(2),
                  rows.getString(3),
                  rows.getString(4),
                  rows.getDouble(5)));
        }
        return numbers;
      }
    }
  }
}
