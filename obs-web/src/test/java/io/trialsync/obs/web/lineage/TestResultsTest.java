package io.trialsync.obs.web.lineage;

import static io.trialsync.obs.web.lineage.ClientEvents.report;
import static org.assertj.core.api.Assertions.assertThat;

import io.trialsync.obs.ejb.run.Phase;
import io.trialsync.obs.ejb.run.ReportLimits;
import io.trialsync.obs.ejb.run.ReportedCheck;
import io.trialsync.obs.ejb.run.ReportedCheck.Severity;
import io.trialsync.obs.ejb.run.StageReport;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Results of dbt, Great Expectations and Soda become checks of stages. The events have the form
 * that the specification gives the facets; dbt repeats dataQualityAssertions in two places.
 */
class TestResultsTest {

  private static final String NOT_NULL =
      """
      {"assertion": "not_null", "success": false, "column": "site", "severity": "warn",
       "name": "not_null_visits_site"}""";
  private static final String UNIQUE = "{\"assertion\": \"unique\", \"success\": true}";

  @Test
  void assertionsAloneMakeAStage() {
    var stages = stages("\"inputs\": [" + dataset("visits", "inputFacets", NOT_NULL, UNIQUE) + "]");
    assertThat(stages)
        .containsExactly(
            new StageReport(
                Phase.EXTRACT,
                "db",
                "visits",
                null,
                null,
                null,
                null,
                null,
                List.of(
                    new ReportedCheck("not_null_visits_site", "site", false, Severity.WARN),
                    new ReportedCheck("unique", null, true, Severity.FAIL)),
                null));
  }

  @Test
  void whatDbtSendsInBothPlacesIsKeptOnce() {
    String both =
        """
        {"namespace": "db", "name": "visits",
         "facets": {"dataQualityAssertions": {"assertions": [%1$s]}},
         "inputFacets": {"dataQualityAssertions": {"assertions": [%1$s, %2$s]}}}"""
            .formatted(NOT_NULL, UNIQUE);
    assertThat(stages("\"inputs\": [" + both + "]"))
        .singleElement()
        .satisfies(stage -> assertThat(stage.assertions()).hasSize(2));
  }

  @Test
  void assertionsOfAnOutputAreOfItsLoad() {
    assertThat(stages("\"outputs\": [" + dataset("visits", "facets", UNIQUE) + "]"))
        .singleElement()
        .satisfies(stage -> assertThat(stage.phase()).isEqualTo(Phase.LOAD));
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "absent",
      value = {
        "absent,FAIL",
        "'\"error\"',FAIL",
        "'\"warn\"',WARN",
        "'\"WARN\"',WARN",
        "'\"warning\"',WARN",
        "'\"critical\"',FAIL",
        "7,FAIL"
      })
  void eachSeverityHasItsVerdict(String severity, Severity expected) {
    String member = severity == null ? "" : ", \"severity\": " + severity;
    String assertion = "{\"assertion\": \"unique\", \"success\": false" + member + "}";
    var stages = stages("\"inputs\": [" + dataset("visits", "facets", assertion) + "]");
    assertThat(stages.get(0).assertions())
        .containsExactly(new ReportedCheck("unique", null, false, expected));
  }

  @Test
  void aSkippedTestIsLeftOut() {
    String tests =
        """
        {"name": "ran", "status": "pass"}, {"name": "broke", "status": "fail"},
        {"name": "rested", "status": "skip"}, {"name": "unknown", "status": "error"},
        {"name": "silent"}, {"status": "pass"}""";
    assertThat(stages("\"inputs\": [" + dataset("visits") + "]", tests).get(0).assertions())
        .extracting(ReportedCheck::name)
        .containsExactly("broke", "ran");
  }

  @Test
  void aTestOfTheRunIsOfTheOneTableThatTheEventNames() {
    String datasets = "\"inputs\": [%1$s], \"outputs\": [%1$s]".formatted(dataset("visits"));
    assertThat(stages(datasets, "{\"name\": \"no_visit_before_birth\", \"status\": \"fail\"}"))
        .singleElement()
        .satisfies(
            stage -> {
              assertThat(stage.phase()).isEqualTo(Phase.DQ);
              assertThat(stage.namespace()).isEqualTo("db");
              assertThat(stage.table()).isEqualTo("visits");
            });
  }

  @Test
  void aTestOfSeveralTablesBlamesNoneOfThem() {
    String datasets = "\"inputs\": [" + dataset("visits") + ", " + dataset("sites") + "]";
    String test = "{\"name\": \"every_visit_has_a_site\", \"status\": \"fail\"}";
    for (String named : List.of(datasets, "\"inputs\": []")) {
      assertThat(stages(named, test))
          .singleElement()
          .satisfies(
              stage -> {
                assertThat(stage.phase()).isEqualTo(Phase.DQ);
                assertThat(stage.namespace()).isEmpty();
                assertThat(stage.table()).isEqualTo("prod:test_visits");
              });
    }
  }

  @Test
  void testsStandBesideTheRowsOfTheirTable() {
    String output =
        """
        {"namespace": "db", "name": "visits",
         "facets": {"dataQualityMetrics": {"rowCount": 7, "columnMetrics": {}}},
         "outputFacets": {"outputStatistics": {"rowCount": 5}}}""";
    String input =
        """
        {"namespace": "db", "name": "visits",
         "inputFacets": {"inputStatistics": {"rowCount": 9},
           "outputStatistics": {"rowCount": 1}}}""";
    var stages =
        stages(
            "\"outputs\": [" + output + "], \"inputs\": [" + input + "]",
            "{\"name\": \"t\", \"status\": \"pass\"}");
    assertThat(stages)
        .extracting(
            StageReport::phase,
            StageReport::recordsExtracted,
            StageReport::recordsLoaded,
            StageReport::rowCount)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple(Phase.DQ, null, null, null),
            org.assertj.core.groups.Tuple.tuple(Phase.LOAD, null, 5L, 7L),
            org.assertj.core.groups.Tuple.tuple(Phase.EXTRACT, 9L, null, null));
  }

  @Test
  void keepsNoValueThatATestSaw() {
    String secrets =
        """
        "actual": "CANARY-1", "expected": "CANARY-2", "content": "select 'CANARY-3'",
        "contentType": "CANARY-4", "description": "CANARY-5", "params": {"value": "CANARY-6"}""";
    String assertion = "{\"assertion\": \"unique\", \"success\": false, " + secrets + "}";
    String test = "{\"name\": \"t\", \"status\": \"fail\", " + secrets + "}";
    var stages = stages("\"inputs\": [" + dataset("visits", "inputFacets", assertion) + "]", test);
    assertThat(stages).hasSize(2);
    assertThat(stages.toString()).doesNotContain("CANARY");
  }

  @Test
  void masksAndCutsNames() {
    String assertion =
        "{\"name\": \"check_of_jane.doe@example.org_%s\", \"success\": true, \"column\": \"ssn_123-45-6789\"}"
            .formatted("x".repeat(400));
    var check =
        stages("\"inputs\": [" + dataset("visits", "facets", assertion) + "]")
            .get(0)
            .assertions()
            .get(0);
    assertThat(check.name()).doesNotContain("jane").hasSizeLessThanOrEqualTo(255);
    assertThat(check.column()).doesNotContain("6789");
  }

  @Test
  void keepsTheWorstOfTooMany() {
    String passes =
        IntStream.range(0, 600)
            .mapToObj(i -> "{\"name\": \"c" + i + "\", \"success\": true}")
            .collect(Collectors.joining(","));
    var stages =
        stages(
            "\"inputs\": ["
                + dataset("visits", "facets", passes, "{\"name\": \"z\", \"success\": false}")
                + "]");
    assertThat(stages.get(0).assertions()).hasSize(ReportLimits.CHECKS);
    assertThat(stages.get(0).assertions().get(0).name()).isEqualTo("z");
  }

  @Test
  void passesOverFacetsOfAnotherShape() {
    assertThat(stages("\"inputs\": [" + dataset("visits", "facets", "7", "null", "[]", "{}") + "]"))
        .isEmpty();
    assertThat(stages("\"inputs\": []", "[{}], \"x\"")).isEmpty();
  }

  private static String dataset(String table) {
    return "{\"namespace\": \"db\", \"name\": \"" + table + "\"}";
  }

  private static String dataset(String table, String place, String... assertions) {
    return "{\"namespace\": \"db\", \"name\": \"%s\", \"%s\": {\"dataQualityAssertions\": {\"assertions\": [%s]}}}"
        .formatted(table, place, String.join(", ", assertions));
  }

  private static List<StageReport> stages(String datasets) {
    return stages(datasets, null);
  }

  private static List<StageReport> stages(String datasets, String tests) {
    String facets = tests == null ? "{}" : "{\"test\": {\"tests\": [" + tests + "]}}";
    return report(
            """
            {"eventType": "COMPLETE", "eventTime": "2026-11-21T02:10:00Z",
             "run": {"runId": "0197a3c1-7f00-7000-8000-00000000aaaa", "facets": %s},
             "job": {"namespace": "prod", "name": "test_visits"}, %s}"""
                .formatted(facets, datasets))
        .stages();
  }
}
