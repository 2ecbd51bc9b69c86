package io.trialsync.obs.ejb.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Settings of checks: what is taken, and the one sentence for each mistake. */
class CheckRulesTest {
  private static final CheckRules RULES =
      new CheckRules(
          List.of(
              tunable("row_count_delta", new TuningNumber("threshold_pct", 30, 0, 1_000_000)),
              tunable("zero_rows")));

  @Test
  void takesAllLevels() {
    check(
        """
        {"row_count_delta":{"severity":"fail","threshold_pct":20.5,
          "weekdays":{"sunday":{"severity":"off"}},
          "tables":{"visits":{"threshold_pct":10,"weekdays":{"monday":{"threshold_pct":0}},
            "columns":{"site":{"severity":"warn","weekdays":{"friday":{"severity":"off"}}}}}}},
         "zero_rows":{}}
        """);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{\"rows\":{}} | checks may hold row_count_delta, zero_rows and nothing else.",
        "{\"zero_rows\":\"off\"} | checks.zero_rows must be a JSON object.",
        "{\"zero_rows\":null} | checks.zero_rows must be a JSON object.",
        "{\"zero_rows\":{\"severity\":\"error\"}} |"
            + " checks.zero_rows.severity must be off, warn or fail.",
        "{\"zero_rows\":{\"severity\":false}} |"
            + " checks.zero_rows.severity must be off, warn or fail.",
        "{\"zero_rows\":{\"limit\":1}} |"
            + " checks.zero_rows may hold severity, weekdays, tables and nothing else.",
        "{\"row_count_delta\":{\"threshold\":1}} | checks.row_count_delta may hold severity,"
            + " weekdays, tables, threshold_pct and nothing else.",
        "{\"row_count_delta\":{\"threshold_pct\":-1}} |"
            + " checks.row_count_delta.threshold_pct must be a number from 0 to 1000000.",
        "{\"row_count_delta\":{\"threshold_pct\":\"20\"}} |"
            + " checks.row_count_delta.threshold_pct must be a number from 0 to 1000000.",
        "{\"row_count_delta\":{\"threshold_pct\":1e999999999}} |"
            + " checks.row_count_delta.threshold_pct must be a number from 0 to 1000000.",
        "{\"zero_rows\":{\"weekdays\":{\"weekend\":{}}}} |"
            + " checks.zero_rows.weekdays may hold monday to sunday and nothing else.",
        "{\"zero_rows\":{\"weekdays\":{\"sunday\":{\"weekdays\":{}}}}} |"
            + " checks.zero_rows.weekdays.sunday may hold severity and nothing else.",
        "{\"zero_rows\":{\"columns\":{}}} |"
            + " checks.zero_rows may hold severity, weekdays, tables and nothing else.",
        "{\"zero_rows\":{\"tables\":[]}} | checks.zero_rows.tables must be a JSON object.",
        "{\"zero_rows\":{\"tables\":{\" \":{}}}} |"
            + " checks.zero_rows.tables must hold names of 1 to 500 characters.",
        "{\"zero_rows\":{\"tables\":{\"a\\u0000b\":{}}}} |"
            + " checks.zero_rows.tables must hold names of 1 to 500 characters.",
      })
  void saysWhatIsWrongWhereAndWhatIsAllowed(String json, String sentence) {
    assertThatThrownBy(() -> check(json))
        .isInstanceOf(InvalidSettingsException.class)
        .hasMessage(sentence);
  }

  @Test
  void boundsTablesColumnsAndItsOwnMessages() {
    assertThatThrownBy(() -> check("{\"zero_rows\":{\"tables\":{" + members(201) + "}}}"))
        .hasMessage("checks.zero_rows.tables may name at most 200.");
    check("{\"zero_rows\":{\"tables\":{" + members(200) + "}}}");
    assertThatThrownBy(
            () ->
                check(
                    "{\"zero_rows\":{\"tables\":{\"t\":{\"columns\":{" + members(2_001) + "}}}}}"))
        .hasMessage("checks.zero_rows.tables.t.columns may name at most 2000.");
    String name = "n".repeat(400);
    assertThatThrownBy(() -> check("{\"zero_rows\":{\"tables\":{\"" + name + "\":1}}}"))
        .satisfies(refused -> assertThat(refused.getMessage().length()).isLessThan(250));
  }

  @Test
  void readsNothingButOneObject() {
    for (String other : List.of("[]", "1", "{} {}", "{\"a\":1,\"a\":2}", "{", "")) {
      assertThat(CheckRules.read(other)).as(other).isEmpty();
    }
    assertThat(CheckRules.read("{}")).isPresent();
  }

  @Test
  void mergesIntoWhatIsThereAndRemovesByNull() {
    JobSettings before =
        SettingsJson.read("{\"checks\":{\"zero_rows\":{\"severity\":\"fail\"},\"duration\":{}}}");
    JobSettings after =
        SettingsJson.merge(
            before,
            "{\"checks\":{\"duration\":null,\"zero_rows\":{\"weekdays\":{\"sunday\":"
                + "{\"severity\":\"off\",\"x\":null}}}}}");
    assertThat(SettingsJson.write(after))
        .isEqualTo(
            "{\"checks\":{\"zero_rows\":{\"severity\":\"fail\","
                + "\"weekdays\":{\"sunday\":{\"severity\":\"off\"}}}}}");
    assertThat(SettingsJson.merge(after, "{\"checks\":null}").checks()).isNull();
  }

  private static void check(String json) {
    RULES.check(CheckRules.read(json).orElseThrow());
  }

  private static String members(int count) {
    return IntStream.range(0, count)
        .mapToObj(number -> "\"n" + number + "\":{}")
        .collect(Collectors.joining(","));
  }

  private static Tunable tunable(String name, TuningNumber... numbers) {
    return new Tunable() {
      @Override
      public String name() {
        return name;
      }

      @Override
      public List<TuningNumber> numbers() {
        return List.of(numbers);
      }
    };
  }
}
