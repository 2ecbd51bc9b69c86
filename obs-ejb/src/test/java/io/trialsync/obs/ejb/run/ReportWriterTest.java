package io.trialsync.obs.ejb.run;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.trialsync.obs.persistence.run.RecordedReport;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.UniqueElements;
import org.junit.jupiter.api.Test;

/** No report fails for its neighbour. */
class ReportWriterTest {
  private final List<String> stored = new ArrayList<>();

  /** A report whose JSON is {"ordinal":n,"round":1,"name":"…"}. */
  static ReportText report(String name) {
    return new ReportText(
        UUID.nameUUIDFromBytes(name.getBytes(UTF_8)),
        "\"name\":\"" + name + '"',
        "\"digest\":1",
        List.of());
  }

  /** The names in an array of such reports. */
  static List<String> names(String array) {
    return Pattern.compile("\"name\":\"([^\"]*)\"")
        .matcher(array)
        .results()
        .map(match -> match.group(1))
        .toList();
  }

  @Property
  void storesAllButTheRefused(
      @ForAll @Size(min = 1, max = 40) @UniqueElements List<@IntRange(max = 99) Integer> numbers) {
    stored.clear();
    List<String> names = numbers.stream().map(number -> number % 10 + "-" + number).toList();
    List<Optional<RecordedReport>> outcomes =
        new ReportWriter(this::store)
            .write("t", names.stream().map(ReportWriterTest::report).toList());

    assertThat(outcomes.stream().map(Optional::isPresent).toList())
        .isEqualTo(names.stream().map(name -> !name.startsWith("7-")).toList());
    assertThat(stored)
        .containsExactlyInAnyOrderElementsOf(
            names.stream().filter(name -> !name.startsWith("7-")).toList());
  }

  @Test
  void sendsTheSameReportOnceAndAnswersItTwice() {
    var outcomes =
        new ReportWriter(this::store).write("t", List.of(report("a"), report("b"), report("a")));
    assertThat(stored).containsExactlyInAnyOrder("a", "b");
    assertThat(outcomes)
        .extracting(outcome -> outcome.orElseThrow().isNew())
        .containsExactly(true, true, false);
  }

  @Test
  void givesUpWhereTheDatabaseIsAway() {
    var calls = new ArrayList<String>();
    var writer =
        new ReportWriter(
            (tenant, reports, stages) -> {
              calls.addAll(names(reports));
              throw new SQLException("away", "08006");
            });
    assertThatExceptionOfType(StoreUnavailableException.class)
        .isThrownBy(() -> writer.write("t", List.of(report("a"), report("b"))));
    assertThat(calls).containsExactlyInAnyOrder("a", "b");
  }

  /** Takes the whole array or, where a name begins with 7-, nothing of it. */
  private List<RecordedReport> store(String tenantId, String reports, String stages)
      throws SQLException {
    List<String> names = names(reports);
    if (names.stream().anyMatch(name -> name.startsWith("7-"))) {
      throw new SQLException("poison", "22003");
    }
    stored.addAll(names);
    return ordinals(reports);
  }

  /** One row for each report of an array, as the database would answer. */
  static List<RecordedReport> ordinals(String reports) {
    return Pattern.compile("\"ordinal\":([0-9]+)")
        .matcher(reports)
        .results()
        .map(match -> Integer.parseInt(match.group(1)))
        .map(ordinal -> new RecordedReport(ordinal, true, null, null, null, Map.of(), null))
        .toList();
  }
}
