package io.trialsync.obs.ejb.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.trialsync.obs.persistence.run.RecordedReport;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

/** No report fails for its neighbour. */
class ReportWriterTest {
  private final List<String> stored = new ArrayList<>();

  @Property
  void storesAllButTheRefused(
      @ForAll @Size(min = 1, max = 40) List<@IntRange(max = 9) Integer> numbers) {
    stored.clear();
    List<String> reports = numbers.stream().map(number -> "{" + number + "}").toList();
    List<Optional<RecordedReport>> outcomes = new ReportWriter(this::store).write("t", reports);

    assertThat(outcomes.stream().map(Optional::isPresent).toList())
        .isEqualTo(reports.stream().map(report -> !report.equals("{7}")).toList());
    assertThat(stored).isEqualTo(reports.stream().filter(report -> !report.equals("{7}")).toList());
  }

  @Test
  void givesUpWhereTheDatabaseIsAway() {
    var calls = new ArrayList<String>();
    var writer =
        new ReportWriter(
            (tenant, reports) -> {
              calls.add(reports);
              throw new SQLException("away", "08006");
            });
    assertThatExceptionOfType(StoreUnavailableException.class)
        .isThrownBy(() -> writer.write("t", List.of("{1}", "{2}")));
    assertThat(calls).containsExactly("[{1},{2}]");
  }

  /** Takes the whole array or, where a report is {7}, nothing of it. */
  private List<RecordedReport> store(String tenantId, String array) throws SQLException {
    List<String> reports = List.of(array.substring(1, array.length() - 1).split(","));
    if (reports.contains("{7}")) {
      throw new SQLException("poison", "22003");
    }
    stored.addAll(reports);
    return rows(reports);
  }

  static List<RecordedReport> rows(Collection<String> reports) {
    return IntStream.range(0, reports.size())
        .mapToObj(index -> new RecordedReport(index, true, null, null, null, Map.of()))
        .toList();
  }
}
