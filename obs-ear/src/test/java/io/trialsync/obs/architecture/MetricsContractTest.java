package io.trialsync.obs.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import io.trialsync.obs.ejb.job.ThresholdKey;
import io.trialsync.obs.ejb.metrics.Buckets;
import io.trialsync.obs.ejb.metrics.MetricNames;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Holds alerts/METRICS.md and the metrics in the code together. */
class MetricsContractTest {
  private static final Path ALERTS = Path.of("..", "alerts");

  private record Documented(String name, String type, List<String> labels) {}

  @Test
  void theTableListsEveryMetricWithItsTypeAndLabelsAndNoOther() throws IOException {
    var inCode =
        Arrays.stream(MetricNames.values())
            .map(
                metric ->
                    new Documented(
                        metric.metricName(), metric.type().text(), labelsWithStars(metric)))
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
    assertThat(documented).hasSize(5).isEqualTo(inCode);
  }

  @Test
  void everyMetricHasAHelpTextThatFitsOnOneLine() {
    assertThat(MetricNames.values())
        .allSatisfy(metric -> assertThat(metric.help()).endsWith(".").doesNotContain("\n", "\\"));
  }

  @Test
  void rulesAndDashboardsUseWhatIsServed() throws IOException {
    Set<String> known = names(ALERTS.resolve("METRICS.md"));
    for (String folder : List.of("rules", "dashboards")) {
      for (Path file : files(ALERTS.resolve(folder))) {
        assertThat(known).as(file.toString()).containsAll(names(file));
      }
    }
  }

  @Test
  void rulesAskForThresholdsThatAreServed() throws IOException {
    Set<String> served =
        Arrays.stream(ThresholdKey.values())
            .map(ThresholdKey::key)
            .collect(Collectors.toCollection(TreeSet::new));
    served.add("alerts_enabled");
    Set<String> asked = new TreeSet<>();
    for (Path file : files(ALERTS.resolve("rules"))) {
      Pattern.compile("trialsync_alert_threshold\\{key=\\\\?\"([a-z0-9_]+)")
          .matcher(Files.readString(file))
          .results()
          .forEach(key -> asked.add(key.group(1)));
    }
    assertThat(asked).hasSizeGreaterThan(10).isSubsetOf(served);
  }

  /** Names of metrics, without the ends of the lines of histograms. */
  private static Set<String> names(Path file) throws IOException {
    return Pattern.compile("(?<![a-z_:/-])trialsync_[a-z0-9_]+")
        .matcher(Files.readString(file))
        .results()
        .map(name -> name.group().replaceFirst("_(bucket|sum|count)$", ""))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(file -> file.toString().matches(".*\\.(yml|json)")).toList();
    }
  }

  private static List<String> labelsWithStars(MetricNames metric) {
    return metric.labels().stream()
        .map(label -> metric.optionalLabels().contains(label) ? label + "*" : label)
        .toList();
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
    return Files.readAllLines(ALERTS.resolve("METRICS.md")).stream()
        .filter(line -> line.startsWith("| `trialsync_"))
        .map(line -> Arrays.stream(line.split("\\|")).skip(1).map(String::strip).toList())
        .map(cells -> cells.stream().map(cell -> cell.replace("`", "")).toList())
        .filter(cells -> cells.size() == columns);
  }
}
