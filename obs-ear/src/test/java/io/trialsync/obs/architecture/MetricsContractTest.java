package io.trialsync.obs.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import io.trialsync.obs.ejb.metrics.Buckets;
import io.trialsync.obs.ejb.metrics.MetricNames;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Holds alerts/METRICS.md and the metrics in the code together. */
class MetricsContractTest {

  private record Documented(String name, String type, List<String> labels) {}

  @Test
  void theTableListsEveryMetricWithItsTypeAndLabelsAndNoOther() throws IOException {
    var inCode =
        Arrays.stream(MetricNames.values())
            .map(
                metric ->
                    new Documented(metric.metricName(), metric.type().text(), metric.labels()))
            .toList();
    assertThat(documented()).containsExactlyInAnyOrderElementsOf(inCode);
  }

  @Test
  void theTableOfBucketsListsTheBoundsOfEveryHistogram() throws IOException {
    Set<String> inCode =
        Arrays.stream(MetricNames.values())
            .filter(metric -> metric.buckets() != Buckets.NONE)
            .map(metric -> metric.metricName() + ' ' + String.join(" ", metric.buckets().bounds()))
            .collect(Collectors.toSet());
    Set<String> documented =
        rows(2).map(cells -> cells.get(0) + ' ' + cells.get(1)).collect(Collectors.toSet());
    assertThat(documented).hasSize(4).isEqualTo(inCode);
  }

  @Test
  void everyMetricHasAHelpTextThatFitsOnOneLine() {
    assertThat(MetricNames.values())
        .allSatisfy(metric -> assertThat(metric.help()).endsWith(".").doesNotContain("\n", "\\"));
  }

  private static List<Documented> documented() throws IOException {
    return rows(5)
        .map(cells -> new Documented(cells.get(0), cells.get(1), labels(cells.get(2))))
        .toList();
  }

  private static List<String> labels(String cell) {
    return cell.equals("none") ? List.of() : Arrays.asList(cell.split(", "));
  }

  /** The rows of the tables with that many columns, without the ticks around names. */
  private static Stream<List<String>> rows(int columns) throws IOException {
    return Files.readAllLines(Path.of("..", "alerts", "METRICS.md")).stream()
        .filter(line -> line.startsWith("| `trialsync_"))
        .map(line -> Arrays.stream(line.split("\\|")).skip(1).map(String::strip).toList())
        .map(cells -> cells.stream().map(cell -> cell.replace("`", "")).toList())
        .filter(cells -> cells.size() == columns);
  }
}
