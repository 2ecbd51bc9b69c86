package io.trialsync.obs.ejb.quality;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.trialsync.obs.ejb.quality.check.CheckResult;
import io.trialsync.obs.ejb.quality.check.Origin;
import io.trialsync.obs.ejb.quality.check.Subject;
import io.trialsync.obs.ejb.quality.check.TableName;
import io.trialsync.obs.ejb.quality.check.Verdict;
import io.trialsync.obs.persistence.quality.RunQualityRow;
import java.io.IOException;
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
  /** Results, each of which says only what is other than in the one before it. */
  private static final String CHANGES = "changes";

  /** The same, each of which says all: so they were written once. */
  private static final String RESULTS = "results";

  private static final String BASELINES = "baselines";

  /** Which of the baselines a result has. */
  private static final String BASELINE_RUNS = "baseline_runs";

  /** What is bad of most runs, and is read of forty for each run that is judged. */
  private static final String NOTHING = write(List.of());

  private ChecksJson() {}

  /**
   * An object with the results. Most of them are about columns of one table, so a result says only
   * what is other than in the one before it, null where that has something and it has not. The runs
   * of baselines stand in it once: forty ids for each of two hundred columns would be nearly all of
   * it.
   */
  public static String write(Collection<CheckResult> results) {
    var baselines = new LinkedHashMap<List<UUID>, Integer>();
    return QualityJson.written(
        json -> {
          json.writeStartObject();
          json.writeArrayFieldStart(CHANGES);
          var members = new ChangedMembers(json);
          for (CheckResult result : results) {
            json.writeStartObject();
            write(members, result, baselines);
            json.writeEndObject();
          }
          json.writeEndArray();
          write(json, baselines.keySet());
          json.writeEndObject();
        });
  }

  private static void write(JsonGenerator json, Collection<List<UUID>> baselines)
      throws IOException {
    json.writeArrayFieldStart(BASELINES);
    for (List<UUID> runs : baselines) {
      json.writeStartArray();
      for (UUID run : runs) {
        json.writeString(run.toString());
      }
      json.writeEndArray();
    }
    json.writeEndArray();
  }

  private static void write(
      ChangedMembers json, CheckResult result, Map<List<UUID>, Integer> baselines)
      throws IOException {
    Subject subject = result.subject();
    TableName table = subject.table();
    Origin origin = result.origin();
    json.put("check", subject.check());
    json.put("namespace", table == null ? null : table.namespace());
    json.put("table", table == null ? null : table.table());
    json.put("column", subject.column());
    json.put("metric", result.metric());
    json.put("verdict", result.verdict().wireName());
    json.put("reason", result.reason());
    json.put("value", result.value());
    json.put("baseline", result.baseline());
    json.put("threshold", result.threshold());
    json.put("origin", origin == null ? null : origin.wireName());
    int next = baselines.size();
    json.put(
        BASELINE_RUNS,
        result.baselineRuns().isEmpty()
            ? null
            : baselines.computeIfAbsent(result.baselineRuns(), unseen -> next));
    json.put("detail", result.detail());
  }

  /** What the checks said about a run of which all of it was asked for. */
  static List<CheckResult> said(RunQualityRow run) {
    return read(Objects.requireNonNull(run.checks()));
  }

  /** What was written. */
  public static List<CheckResult> read(String json) {
    if (json.equals(NOTHING)) {
      return List.of();
    }
    JsonNode object = QualityJson.read(json);
    var baselines = new ArrayList<List<UUID>>();
    for (JsonNode list : object.path(BASELINES)) {
      var runs = new ArrayList<UUID>();
      list.forEach(run -> runs.add(UUID.fromString(run.asText())));
      baselines.add(List.copyOf(runs));
    }
    var results = new ArrayList<CheckResult>();
    object.path(RESULTS).forEach(result -> results.add(result(result, baselines)));
    ObjectNode whole = QualityJson.object();
    for (JsonNode changes : object.path(CHANGES)) {
      whole.setAll((ObjectNode) changes);
      results.add(result(whole, baselines));
    }
    return results;
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
