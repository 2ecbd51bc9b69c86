package io.trialsync.obs.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Holds alerts/METRICS.md and the text of a real server together. */
@Tag("I20")
class MetricsContractIT {

  private static final Pattern SAMPLE =
      Pattern.compile("(trialsync_[a-z_]+)\\{(.*)} [-+.0-9eEInfNa]+");
  private static final Pattern LABEL = Pattern.compile("([a-z_]+)=\"(?:[^\"\\\\]|\\\\.)*\"");

  private final HttpClient client = HttpClient.newHttpClient();

  @Test
  void theTextHasExactlyTheDocumentedNamesAndTypes() throws Exception {
    assertThat(types(text())).isEqualTo(documentedTypes());
  }

  @Test
  void everySampleHasTheDocumentedLabels() throws Exception {
    Map<String, Set<String>> documented = documentedLabels(label -> true);
    Map<String, Set<String>> required = documentedLabels(label -> !label.endsWith("*"));
    Map<String, String> types = documentedTypes();
    for (String line : samples(text())) {
      Matcher sample = SAMPLE.matcher(line);
      assertThat(sample.matches()).as(line).isTrue();
      String family = family(sample.group(1), types);
      Set<String> labels = labels(sample.group(2));
      if (sample.group(1).endsWith("_bucket")) {
        assertThat(labels.remove("le")).as(line).isTrue();
      }
      if (labels.contains("job_id")) {
        labels.remove("tenant_id");
      }
      assertThat(documented.get(family)).as(line).containsAll(labels);
      assertThat(labels).as(line).containsAll(required.get(family));
    }
  }

  @Test
  void whatIsKnownOfTheProcessIsThere() throws Exception {
    assertThat(samples(text()))
        .anyMatch(line -> line.startsWith("trialsync_build_info{"))
        .anyMatch(line -> line.startsWith("trialsync_uptime_seconds{"))
        .anyMatch(line -> line.startsWith("trialsync_db_pool_size{component=\"obs\"}"))
        .anyMatch(line -> line.startsWith("trialsync_db_pool_size{component=\"obs-history\"}"))
        .anyMatch(line -> line.startsWith("trialsync_label_overflow_total{label=\"job_id\"}"));
  }

  /** The text may be a second old, and a request is counted after its answer. */
  @Test
  void aRequestIsCountedForItsRoute() throws Exception {
    String series = "trialsync_api_requests_total{route=\"/metrics\",method=\"GET\"";
    long deadline = System.nanoTime() + Duration.ofSeconds(10).toNanos();
    while (!text().contains(series) && System.nanoTime() < deadline) {
      Thread.onSpinWait();
    }
    assertThat(text()).contains(series + ",status_code=\"200\"} ");
  }

  @Test
  void theServerAddsNothingOfItsOwn() throws Exception {
    HttpResponse<byte[]> answer = get("/metrics");
    assertThat(answer.headers().map()).doesNotContainKeys("set-cookie", "x-powered-by");
    assertThat(answer.headers().firstValue("access-control-allow-origin")).isEmpty();
    assertThat(answer.headers().firstValue("content-type").orElseThrow().replace(" ", ""))
        .startsWith("text/plain;")
        .contains("version=0.0.4", "charset=utf-8");
    assertThat(new String(answer.body(), StandardCharsets.UTF_8))
        .doesNotContain("mp_scope", "_max{", "quantile", "run_id=");
  }

  @Test
  void packsTheTextForWhoAsks() throws Exception {
    HttpResponse<byte[]> answer = get("/metrics", "Accept-Encoding", "gzip");
    assertThat(answer.headers().firstValue("content-encoding")).contains("gzip");
    try (var unpacked = new GZIPInputStream(new ByteArrayInputStream(answer.body()))) {
      assertThat(new String(unpacked.readAllBytes(), StandardCharsets.UTF_8))
          .startsWith("# HELP trialsync_jobs_total ");
    }
  }

  /** A scraper that prefers OpenMetrics gets our one format, not a refusal. */
  @Test
  void answersWhateverFormatIsPreferred() throws Exception {
    var answer = get("/metrics", "Accept", "application/openmetrics-text;version=1.0.0");
    assertThat(answer.statusCode()).isEqualTo(200);
  }

  private String text() throws Exception {
    return new String(get("/metrics").body(), StandardCharsets.UTF_8);
  }

  private HttpResponse<byte[]> get(String path, String... headers) throws Exception {
    var request = HttpRequest.newBuilder(RealServer.get().base().resolve(path));
    if (headers.length > 0) {
      request.headers(headers);
    }
    return client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
  }

  private static List<String> samples(String text) {
    return text.lines().filter(line -> !line.startsWith("#")).toList();
  }

  private static Map<String, String> types(String text) {
    Map<String, String> types = new TreeMap<>();
    text.lines()
        .filter(line -> line.startsWith("# TYPE "))
        .map(line -> line.split(" ", 4))
        .forEach(words -> assertThat(types.put(words[2], words[3])).as(words[2]).isNull());
    return types;
  }

  private static String family(String name, Map<String, String> types) {
    return types.containsKey(name) ? name : name.replaceFirst("_(bucket|sum|count)$", "");
  }

  private static Set<String> labels(String text) {
    Set<String> labels = new TreeSet<>();
    Matcher label = LABEL.matcher(text);
    while (label.find()) {
      labels.add(label.group(1));
    }
    return labels;
  }

  private static Map<String, String> documentedTypes() throws IOException {
    Map<String, String> types = new TreeMap<>();
    rows().forEach(cells -> types.put(cells.get(0), cells.get(1)));
    return types;
  }

  private static Map<String, Set<String>> documentedLabels(Predicate<String> which)
      throws IOException {
    Map<String, Set<String>> labels = new HashMap<>();
    rows().forEach(cells -> labels.put(cells.get(0), labelsIn(cells.get(2), which)));
    return labels;
  }

  /** A star marks a label that a sample may be without. */
  private static Set<String> labelsIn(String cell, Predicate<String> which) {
    return Arrays.stream(cell.split(", "))
        .filter(label -> !label.equals("none"))
        .filter(which)
        .map(label -> label.replace("*", ""))
        .collect(Collectors.toSet());
  }

  private static List<List<String>> rows() throws IOException {
    List<List<String>> rows = new ArrayList<>();
    for (String line : Files.readAllLines(Path.of("..", "alerts", "METRICS.md"))) {
      List<String> cells =
          Arrays.stream(line.replace("`", "").split("\\|")).skip(1).map(String::strip).toList();
      if (line.startsWith("| `trialsync_") && cells.size() == 5) {
        rows.add(cells);
      }
    }
    return rows;
  }
}
