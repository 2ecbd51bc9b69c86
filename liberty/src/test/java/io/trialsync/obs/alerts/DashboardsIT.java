package io.trialsync.obs.alerts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.trialsync.obs.alerts.Panel.Query;
import io.trialsync.obs.server.RunsBesideOthers;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;

/**
 * Every panel of every dashboard asks a real Prometheus and the real server, and is told something.
 */
@RunsBesideOthers
@Order(8)
@ResourceLock(AlertStack.SHARED)
class DashboardsIT {
  private static final Duration PATIENCE = Duration.ofSeconds(100);
  private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(2);
  private static final Duration RANGE = Duration.ofMinutes(10);
  private static final String JOB = "dashboard-visits";
  private static final Pattern LABEL = Pattern.compile("\\{\\{(\\w+)}}");

  private static AlertStack stack;
  private static JobReporter reporter;
  private static UUID loadedRun;

  @BeforeAll
  static void makeSomethingHappen() {
    AlertStack.requirePrograms();
    stack = AlertStack.get();
    reporter = new JobReporter(stack.server());
    reporter.put(
        "/v1/obs/jobs/" + JOB,
        """
        {"owner":"data engineering","runbook_url":"https://wiki.example.org/visits",
         "schedule":{"every":"PT1H"},"key_columns":{"visits":["site"]}}\
        """);
    var load = new VisitsLoad(reporter, JOB).hasAPast(6);
    awaitSeries("trialsync_jobs_total{job_id=\"" + JOB + "\"}");
    load.succeeds();
    load.succeeds(Instant.now(), "site", VisitsLoad.ROWS / 2);
    loadedRun = load.succeeds(Instant.now(), "place", VisitsLoad.FEW_NULLS);
    load.fails(true);
    String etl = "/v1/obs/components/etl/";
    reporter.put(etl + "pool", "{\"in_use\":7,\"size\":10,\"waiters\":0}");
    reporter.put(etl + "queues/visits-in", "{\"oldest_pending_seconds\":900,\"depth\":40}");
    reporter.put(etl + "token-refreshes/keycloak", "{\"consecutive_errors\":1,\"errors_total\":3}");
  }

  @Test
  void everyQueryGivesData() {
    var missing = new TreeMap<String, Query>();
    allQueries().forEach(query -> missing.put(query.place(), query));
    assertThat(missing.keySet())
        .as("queries that may be without data exist")
        .containsAll(SilentPanels.REASONS.keySet());
    await("data for every query")
        .atMost(PATIENCE)
        .pollInterval(BETWEEN_LOOKS)
        .untilAsserted(
            () -> {
              missing.values().removeIf(query -> hasData(answers(query)));
              assertThat(missing.keySet()).isSubsetOf(SilentPanels.REASONS.keySet());
            });
  }

  @Test
  void everyLegendNamesLabelsThatAreThere() {
    for (Query query : allQueries()) {
      List<JsonNode> series = answers(query);
      Matcher label = LABEL.matcher(query.legend());
      while (label.find() && !series.isEmpty()) {
        String name = label.group(1);
        assertThat(series)
            .as("%s, label %s", query.place(), name)
            .anyMatch(each -> each.path("metric").has(name));
      }
    }
  }

  @Test
  void everyQuestionToTheServerIsAnsweredWithRows() {
    for (Panel panel : AlertFiles.panels()) {
      for (JsonNode question : panel.questions()) {
        String place = panel.dashboard() + ", " + panel.title();
        await(place)
            .atMost(PATIENCE)
            .pollInterval(BETWEEN_LOOKS)
            .untilAsserted(
                () -> {
                  JsonNode rows = rows(question);
                  assertThat(rows.isArray()).as(place).isTrue();
                  assertThat(rows).as(place).isNotEmpty();
                  for (JsonNode column : question.path("columns")) {
                    String name = column.path("selector").asText();
                    assertThat(rows.path(0).has(name)).as("%s, %s", place, name).isTrue();
                  }
                });
      }
    }
  }

  /** Whether there is a number at any time. */
  private static boolean hasData(List<JsonNode> series) {
    for (JsonNode each : series) {
      for (JsonNode sample : each.path("values")) {
        if (!sample.path(1).asText().equals("NaN")) {
          return true;
        }
      }
    }
    return false;
  }

  private static JsonNode rows(JsonNode question) {
    var address = new StringBuilder(question.path("url").asText());
    String separator = "?";
    for (JsonNode parameter : question.path("url_options").path("params")) {
      address.append(separator).append(parameter.path("key").asText());
      address.append('=').append(parameter.path("value").asText());
      separator = "&";
    }
    Instant now = Instant.now();
    String path =
        address
            .toString()
            .replace("${job_id}", JOB)
            .replace("${run_id}", loadedRun.toString())
            .replace("${__from}", Long.toString(now.minus(Duration.ofDays(2)).toEpochMilli()))
            .replace("${__to}", Long.toString(now.toEpochMilli()));
    return reporter.get(path).path(question.path("root_selector").asText());
  }

  private static List<Query> allQueries() {
    var queries = new ArrayList<Query>();
    AlertFiles.panels().forEach(panel -> queries.addAll(panel.queries()));
    return queries;
  }

  private static List<JsonNode> answers(Query query) {
    // Grafana takes four times the time between scrapes, and "All" for a list of jobs is any job.
    String expression =
        query
            .expression()
            .replace("=\"$job_id\"", "=\"" + JOB + "\"")
            .replace("$job_id", ".*")
            .replace("$__rate_interval", "12s")
            .replace("$__range", RANGE.toSeconds() + "s");
    return stack.prometheus().queryOver(RANGE, expression);
  }

  private static void awaitSeries(String expression) {
    await(expression)
        .atMost(PATIENCE)
        .pollInterval(BETWEEN_LOOKS)
        .until(() -> !stack.prometheus().query(expression).isEmpty());
  }
}
