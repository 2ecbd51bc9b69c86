package io.trialsync.obs.alerts;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Holds rules, rule tests, runbooks, dashboards and the lists of metrics together. */
class AlertContractTest {
  private static final int MOST_LINES_OF_A_RUNBOOK = 60;
  private static final int MOST_LETTERS_OF_A_SUMMARY = 60;
  private static final String ALWAYS_ON = "Watchdog";
  private static final String SWITCH = "trialsync_alert_threshold{key=\"alerts_enabled\"}";

  /** What the product has promised. */
  private static final Set<String> PROMISED =
      Set.of(
          "JobFailed",
          "RetryExhausted",
          "ConsecutiveFailures",
          "APIHighLatencyP95",
          "DBPoolSaturation",
          "NoRecentRuns",
          "DQNullRateSpike",
          "DQRowDelta",
          "SchemaDriftDetected",
          "RunStuck",
          "QueueLagHigh",
          "TokenRefreshErrors",
          "DiskPressure",
          "ObsDown",
          "ObsIngestStalled",
          "ThresholdsMissing",
          "Watchdog");

  private static final Set<String> SEVERITIES = Set.of("critical", "warning", "none");

  /** What Prometheus makes by itself. */
  private static final Set<String> OF_PROMETHEUS = Set.of("up", "ALERTS");

  private final List<Rule> alerts =
      AlertFiles.rules().stream().filter(rule -> rule.alert() != null).toList();

  @Test
  void everyPromisedAlertExists() {
    assertThat(names()).containsAll(PROMISED);
  }

  @Test
  void everyAlertSaysHowBadWhatWhyAndWhatToDo() {
    for (Rule rule : alerts) {
      assertThat(rule.label("severity")).as(rule.alert()).isIn(SEVERITIES);
      assertThat(rule.label("service")).as(rule.alert()).isEqualTo("trialsync");
      assertThat(rule.label("area")).as(rule.alert()).isNotBlank();
      assertThat(rule.annotation("summary"))
          .as(rule.alert())
          .isNotBlank()
          .doesNotContain("{{")
          .hasSizeLessThanOrEqualTo(MOST_LETTERS_OF_A_SUMMARY);
      assertThat(rule.annotation("description")).as(rule.alert()).contains("Owner: ");
      assertThat(rule.annotation("runbook_url"))
          .as(rule.alert())
          .endsWith("/" + rule.alert() + ".md");
    }
  }

  @Test
  void everyAlertAboutJobsThatPeopleGetNamesTheLastGoodRun() {
    for (Rule rule : alerts) {
      boolean ofJobs = Set.of("job", "dq").contains(rule.label("area"));
      if (ofJobs && !rule.label("severity").equals("none")) {
        assertThat(rule.annotation("description"))
            .as(rule.alert())
            .contains("{{ $labels.job_id }}", "Last good run: ");
      }
    }
  }

  /** A label that metrics have as well would be overwritten, and two alerts become one. */
  @Test
  void labelsOfAlertsHaveNoValuesInThem() {
    for (Rule rule : alerts) {
      assertThat(rule.all().path("labels").fieldNames())
          .toIterable()
          .as(rule.alert())
          .containsExactlyInAnyOrder("severity", "area", "service");
      assertThat(rule.all().path("labels").toString()).as(rule.alert()).doesNotContain("{{");
    }
  }

  @Test
  void allButTheWatchdogCanBeSwitchedOff() {
    for (Rule rule : alerts) {
      assertThat(rule.expression().contains(SWITCH))
          .as(rule.alert())
          .isEqualTo(!ALWAYS_ON.equals(rule.alert()));
    }
  }

  @Test
  void everyAlertHasARunbookInItsFourParts() {
    for (String alert : names()) {
      List<String> lines = AlertFiles.text(AlertFiles.runbook(alert)).lines().toList();
      assertThat(lines).as(alert).hasSizeLessThanOrEqualTo(MOST_LINES_OF_A_RUNBOOK);
      assertThat(lines.stream().filter(line -> line.matches("##? .*")))
          .as(alert)
          .containsExactly(
              "# " + alert, "## Meaning", "## Impact", "## Diagnosis", "## Mitigation");
    }
  }

  @Test
  void everyRunbookHasAnAlert() {
    assertThat(AlertFiles.in("runbooks", ".md"))
        .extracting(file -> file.getFileName().toString().replace(".md", ""))
        .containsExactlyInAnyOrderElementsOf(names());
  }

  @Test
  void everyAlertIsTested() {
    Pattern named = Pattern.compile("alertname(?:: |=\")([A-Za-z0-9]+)");
    Set<String> tested = new HashSet<>();
    for (Path file : AlertFiles.in("tests", ".yml")) {
      Matcher name = named.matcher(AlertFiles.text(file));
      while (name.find()) {
        tested.add(name.group(1));
      }
    }
    assertThat(names()).allMatch(tested::contains, "are tested");
    assertThat(tested).allMatch(names()::contains, "exist");
  }

  @Test
  void everyRulesFileIsLoadedByATest() {
    String tests =
        AlertFiles.in("tests", ".yml").stream().map(AlertFiles::text).collect(Collectors.joining());
    for (Path file : AlertFiles.in("rules", ".yml")) {
      assertThat(tests).contains("../rules/" + file.getFileName());
    }
  }

  @Test
  void everyMetricIsKnown() {
    KnownMetrics known = KnownMetrics.read();
    Set<String> recorded =
        AlertFiles.rules().stream()
            .map(Rule::record)
            .filter(Objects::nonNull)
            .collect(Collectors.toSet());
    var unknown = new TreeMap<String, Set<String>>();
    used()
        .filter(use -> !OF_PROMETHEUS.contains(use.metric()) && !recorded.contains(use.metric()))
        .filter(use -> !known.has(use.metric()))
        .forEach(use -> unknown.computeIfAbsent(use.metric(), m -> new TreeSet<>()).add(use.by()));
    assertThat(unknown).as("metrics that are not in METRICS.md, and who reads them").isEmpty();
  }

  private Set<String> names() {
    return alerts.stream().map(Rule::alert).collect(Collectors.toCollection(TreeSet::new));
  }

  private static Stream<Use> used() {
    Stream<Use> inRules =
        AlertFiles.rules().stream()
            .flatMap(
                rule -> {
                  String by = rule.alert() == null ? rule.record() : rule.alert();
                  return Stream.concat(
                          MetricNames.inExpression(rule.expression()).stream(),
                          MetricNames.inTemplate(rule.all().path("annotations").toString())
                              .stream())
                      .map(metric -> new Use(metric, by));
                });
    Stream<Use> inPanels =
        AlertFiles.panels().stream()
            .flatMap(panel -> panel.queries().stream())
            .flatMap(
                query ->
                    MetricNames.inExpression(query.expression()).stream()
                        .map(metric -> new Use(metric, query.place())));
    return Stream.concat(inRules, inPanels);
  }

  /** That a rule or a panel reads a metric. */
  private record Use(String metric, String by) {}
}
