package io.trialsync.obs.ejb.quality;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.trialsync.obs.ejb.quality.check.CheckResult;
import io.trialsync.obs.ejb.quality.check.Origin;
import io.trialsync.obs.ejb.quality.check.Subject;
import io.trialsync.obs.ejb.quality.check.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/** The one place that knows the form of {@code run_quality.checks}. */
public final class ChecksJson {

  private ChecksJson() {}

  /** An array of results; members that are absent are left out. */
  public static String write(List<CheckResult> results) {
    ArrayNode array = QualityJson.array();
    results.forEach(result -> write(array.addObject(), result));
    return array.toString();
  }

  /** What was written. */
  public static List<CheckResult> read(String json) {
    var results = new ArrayList<CheckResult>();
    QualityJson.read(json).forEach(object -> results.add(result(object)));
    return results;
  }

  private static void write(ObjectNode object, CheckResult result) {
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
      ArrayNode runs = object.putArray("baseline_runs");
      result.baselineRuns().forEach(run -> runs.add(run.toString()));
    }
    QualityJson.put(object, "detail", result.detail());
  }

  private static CheckResult result(JsonNode object) {
    String origin = QualityJson.text(object, "origin");
    var runs = new ArrayList<UUID>();
    object.path("baseline_runs").forEach(run -> runs.add(UUID.fromString(run.asText())));
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
        List.copyOf(runs));
  }
}
