package io.trialsync.obs.ejb.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which probes of a job are taken. */
class ProbeRulesTest {
  private static final String GOOD =
      "{\"source\":\"warehouse\",\"table\":\"public.visits\",\"every\":\"PT1H\"}";

  @Test
  void takesWhatTheReadmeShows() {
    ProbeSetting probe = read("{\"visits\":" + GOOD + "}").probes().get("visits");
    assertThat(probe.schemaName()).isEqualTo("public");
    assertThat(probe.tableName()).isEqualTo("visits");
    assertThat(probe.columns()).isEmpty();
    assertThat(probe.followsRuns()).isFalse();
  }

  @Test
  void aTableMayHaveDotsBehindItsSchema() {
    ProbeSetting probe =
        read("{\"v\":" + GOOD.replace("public.visits", "public.a.b") + "}").probes().get("v");
    assertThat(probe.tableName()).isEqualTo("a.b");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"warehouse\"     | \"Ware house\"          | name of a source",
        "\"warehouse\"     | null                    | name of a source",
        "\"public.visits\" | \"visits\"              | a schema and a table",
        "\"public.visits\" | \".visits\"             | a schema and a table",
        "\"public.visits\" | \"public.vi\\u0000sits\"| a schema and a table",
        "\"PT1H\"          | \"PT59S\"               | from PT1M to P7D",
        "\"PT1H\"          | \"P8D\"                 | from PT1M to P7D",
        "\"PT1H\"          | null                    | after_run, every, or both",
        "\"PT1H\"          | \"soon\"                | wrong form",
        "\"every\"         | \"each\"                | There is no setting",
        "\"PT1H\"          | \"PT1H\",\"key_columns\":[\"a\",\"a\"] | each once",
        "\"PT1H\"          | \"PT1H\",\"key_columns\":[null]        | names of columns",
      })
  void refusesWhatMakesNoSense(String part, String other, String sentence) {
    assertThatThrownBy(() -> read("{\"visits\":" + GOOD.replace(part, other) + "}"))
        .isInstanceOf(InvalidSettingsException.class)
        .hasMessageContaining(sentence);
  }

  @Test
  void refusesTooMany() {
    String many =
        IntStream.range(0, 21)
            .mapToObj(i -> "\"t" + i + "\":" + GOOD)
            .collect(Collectors.joining(",", "{", "}"));
    assertThatThrownBy(() -> read(many)).hasMessage("probes may name at most 20 tables.");
    assertThatThrownBy(() -> read("{\"visits\":null}")).hasMessageContaining("an object");
  }

  private static JobSettings read(String probes) {
    JobSettings settings = SettingsJson.read("{\"probes\":" + probes + "}");
    ProbeRules.check(settings.probes());
    return settings;
  }
}
