package io.trialsync.obs.ejb.quality;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.trialsync.obs.ejb.quality.check.CheckResult;
import io.trialsync.obs.ejb.quality.check.Origin;
import io.trialsync.obs.ejb.quality.check.Subject;
import io.trialsync.obs.ejb.quality.check.Verdict;
import io.trialsync.obs.persistence.quality.RunQualityRow;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

/** The one place that knows the form of {@code run_quality.checks}. */
public final class ChecksJson {
  private static final String RESULTS = "results";
  private static final String BASELINES = "baselines";

  /** Which of the baselines a result has; absent for none. */
  private static final String BASELINE_RUNS = "baseline_runs";

  private ChecksJson() {}

  /**
   * An object with the results; members that are absent are left out. The runs of baselines stand
   * in it once, since most results are about the same ones: forty ids for each of two hundred
   * columns would be nearly all of it.
   */
  public static String write(Collection<CheckResult> results) {
    var baselines = new LinkedHashMap<List<UUID>, Integer>();
    ObjectNode object = QualityJson.object();
    ArrayNode array = object.putArray(RESULTS);
    results.forEach(result -> write(array.addObject(), result, baselines));
    ArrayNode lists = object.putArray(BASELINES);
    for (List<UUID> runs : baselines.keySet()) {
      ArrayNode list = lists.addArray();
      runs.forEach(run -> list.add(run.toString()));
    }
    return object.toString();
  }

  /** What the checks said about a run of which all of it was asked for. */
  static List<CheckResult> said(RunQualityRow run) {
    return read(Objects.requireNonNull(run.checks()));
  }

  /** What was written. */
  public static List<CheckResult> read(String json) {
    JsonNode object = QualityJson.read(json);
    var baselines = new ArrayList<List<UUID>>();
    for (JsonNode list : object.path(BASELINES)) {
      var runs = new ArrayList<UUID>();
      list.forEach(run -> runs.add(UUID.fromString(run.asText())));
      baselines.add(List.copyOf(runs));
    }
    var results = new ArrayList<CheckResult>();
    object.path(RESULTS).forEach(result -> results.add(result(result, baselines)));
    return results;
  }

  private static void write(
      ObjectNode object, CheckResult result, Map<List<UUID>, Integer> baselines) {
    Subject subject = result.subject();
    object.put("check", subject.check());
    QualityJson.name(object, subject.table());
    QualityJson.put(object, "column", subject.column());
    object.put("metric", result.metric());
    object.put("verdict", result.verdict().wireName());
    QualityJson.put(object, "reason", result.reason());
    QualityJson.put(object, "value", result.value());
    QualityJson.put(object, "baseline", result.baseline());
    QualityJson.put(object, "threshold", result.threshold());
    Origin origin = result.origin();
    QualityJson.put(object, "origin", origin == null ? null : origin.wireName());
    if (!result.baselineRuns().isEmpty()) {
      int next = baselines.size();
      object.put(BASELINE_RUNS, baselines.computeIfAbsent(result.baselineRuns(), runs -> next));
    }
    QualityJson.put(object, "detail", result.detail());
  }

  private static CheckResult result(JsonNode object, List<List<UUID>> baselines) {
    String origin = QualityJson.text(object, "origin");
    int runs = object.path(BASELINE_RUNS).asInt(baselines.size());
    return new CheckResult(
        new Subject(
            object.path("check").asText(),
            QualityJson.name(object),
            QualityJson.text(object, "column")),
        object.path("metric").asText(),
        QualityJson.text(object, "detail"),
        Verdict.valueOf(object.path("verdict").asText().toUpperCase(Locale.ROOT)),
        QualityJson.text(object, "reason"),
        QualityJson.number(object, "value"),
        QualityJson.number(object, "baseline"),
        QualityJson.number(object, "threshold"),
        origin == null ? null : Origin.valueOf(origin.toUpperCase(Locale.ROOT)),
        runs < baselines.size() ? baselines.get(runs) : List.of());
  }
}
