package io.trialsync.obs.persistence.metrics;

import static java.util.Objects.requireNonNull;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Takes the columns of {@link StateStore} apart, in their order. */
record StateRow(ResultSet row) {

  JobState job() throws SQLException {
    return new JobState(
        row.getString(3),
        row.getString(4),
        row.getBoolean(5),
        row.getString(6),
        row.getString(7),
        thresholds(texts(8)),
        runs(),
        new Expectation(requireNonNull(instant(16)), instant(17), instant(18), row.getInt(19)),
        texts(20).stream().map(StateRow::findings).toList(),
        texts(21).stream().flatMap(StateRow::verdicts).toList(),
        new UsedTables(keys(22), keys(23)));
  }

  @Nullable Instant instant(int column) throws SQLException {
    OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
    return time == null ? null : time.toInstant();
  }

  private LastRuns runs() throws SQLException {
    return new LastRuns(
        instant(9),
        instant(10),
        instant(11),
        row.getString(12),
        row.getInt(13),
        row.getObject(14, Integer.class),
        row.getBoolean(15));
  }

  /** Arrays within an array; none where the column is null. */
  private List<@Nullable String[]> texts(int column) throws SQLException {
    Array array = row.getArray(column);
    return array == null ? List.of() : Arrays.asList((@Nullable String[][]) array.getArray());
  }

  private Set<Long> keys(int column) throws SQLException {
    Array array = row.getArray(column);
    return array == null ? Set.of() : Set.copyOf(Arrays.asList((Long[]) array.getArray()));
  }

  private static Map<String, Double> thresholds(List<@Nullable String[]> pairs) {
    Map<String, Double> thresholds = new TreeMap<>();
    for (@Nullable String[] pair : pairs) {
      if (pair[1] != null) {
        thresholds.put(requireNonNull(pair[0]), Double.valueOf(pair[1]));
      }
    }
    return thresholds;
  }

  private static OpenFindings findings(@Nullable String[] part) {
    return new OpenFindings(
        part[0],
        requireNonNull(part[1]),
        requireNonNull(part[2]),
        Long.parseLong(requireNonNull(part[3])));
  }

  /** A table, and {@code check,verdict,value,since} of each verdict, with semicolons between. */
  private static Stream<NewestVerdict> verdicts(@Nullable String[] part) {
    return Arrays.stream(requireNonNull(part[1]).split(";"))
        .map(said -> said.split(",", -1))
        .map(
            said ->
                new NewestVerdict(
                    part[0],
                    said[0],
                    said[1],
                    said[2].isEmpty() ? null : Double.valueOf(said[2]),
                    said[3].isEmpty() ? null : Instant.ofEpochMilli(Long.parseLong(said[3]))));
  }
}
