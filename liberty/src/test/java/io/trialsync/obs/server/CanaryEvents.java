package io.trialsync.obs.server;

import java.util.List;
import java.util.UUID;
import java.util.function.Function;

/** Reports in both formats with a canary in each place that takes a text. */
final class CanaryEvents {
  private static final String AT = "2026-11-20T06:00:00Z";
  private static final int TEXTS_OF_FACET = 50;
  private static final int LENGTH_OF_TEXT = 100_000;

  private final Canaries canaries;
  private final String listener;

  /**
   * Makes events.
   *
   * @param listener an address that nobody may ask for anything
   */
  CanaryEvents(Canaries canaries, String listener) {
    this.canaries = canaries;
    this.listener = listener;
  }

  /** A run event whose error, names and ids are canaries of that kind, as far as they may be. */
  String runEvents(CanaryKind kind) {
    var run = ReportedRun.of("canary-own");
    Function<String, String> text = place -> quoted(canaries.plant("run event " + place, kind));
    CanaryKind name = Canaries.IN_NAMES.contains(kind) ? kind : CanaryKind.EMAIL;
    Function<String, String> named = place -> quoted(canaries.plant("run event " + place, name));
    CanaryKind reference =
        Canaries.IN_REFERENCES.contains(kind) ? kind : CanaryKind.SOCIAL_SECURITY;
    String stage =
        run.event(
            "stage",
            AT,
            "\"phase\":\"load\",\"table\":" + named.apply("table"),
            "\"stats\":{\"row_count\":5,\"columns\":[{\"name\":%s,\"type\":%s,\"null_count\":1}]}"
                .formatted(named.apply("column"), named.apply("type")),
            "\"checks\":[{\"name\":%s,\"column\":%s,\"passed\":false}]"
                .formatted(named.apply("check"), named.apply("check column")));
    String failed =
        run.event(
            "failed",
            AT,
            "\"correlation_id\":" + quoted(canaries.plant("correlation_id", reference)),
            "\"error\":{\"category\":\"DB\",\"code\":%s,\"message\":%s}"
                .formatted(text.apply("error.code"), message(text.apply("error.message"))));
    return "[" + stage + "," + failed + "]";
  }

  /** Events that are refused, each for another reason that is a canary. */
  List<String> badRunEvents(CanaryKind kind) {
    Function<String, String> bad = place -> quoted(canaries.plant("bad run event " + place, kind));
    String good = ReportedRun.of("canary-bad").event("started", AT);
    CanaryKind reference = Canaries.IN_REFERENCES.contains(kind) ? kind : CanaryKind.EMAIL;
    return List.of(
        good.replaceAll("\"run_id\":\"[^\"]*\"", "\"run_id\":" + bad.apply("run_id")),
        good.replace("\"started\"", bad.apply("event")),
        good.replace("\"" + AT + "\"", bad.apply("at")),
        good.replace(
            "\"canary-bad\"",
            quoted(canaries.plant("bad run event job_id", reference).replace(" ", "-"))),
        good.replace(
            "{\"run_id\"", "{" + quoted(canaries.plant("member", reference)) + ":1,\"run_id\""),
        good.replace("}", ",\"error\":" + bad.apply("error") + "}"),
        good.replace("}", ",\"attempt\":" + bad.apply("attempt") + "}"),
        good.replace("}", "") + bad.apply("broken"),
        bad.apply("root"));
  }

  /** An OpenLineage event with canaries in names, known facets, and facets that nobody knows. */
  String lineage(CanaryKind kind, String eventType) {
    Function<String, String> text = place -> quoted(canaries.plant("lineage " + place, kind));
    CanaryKind nameKind = Canaries.IN_NAMES.contains(kind) ? kind : CanaryKind.SUBJECT;
    Function<String, String> name = place -> quoted(canaries.plant("lineage " + place, nameKind));
    Function<String, String> gone =
        place -> quoted(canaries.plant("lineage " + place, CanaryKind.OPAQUE));
    String dataset =
        "{\"namespace\":%s,\"name\":%s,\"facets\":{\"schema\":{\"fields\":[{\"name\":%s,\"type\":%s,\"description\":%s}]},\"documentation\":{\"description\":%s},\"ownership\":{\"owners\":[{\"name\":%s}]},\"dataQualityMetrics\":{\"rowCount\":3,\"columnMetrics\":{%s:{\"nullCount\":1,\"min\":%s}}},\"dataQualityAssertions\":{\"assertions\":[{\"name\":%s,\"column\":%s,\"success\":false,%s}]}},\"outputFacets\":{\"outputStatistics\":{\"rowCount\":3}}}"
            .formatted(
                name.apply("dataset namespace"),
                name.apply("dataset"),
                name.apply("field"),
                name.apply("type"),
                gone.apply("description"),
                gone.apply("documentation"),
                gone.apply("owner"),
                name.apply("column"),
                gone.apply("min"),
                name.apply("assertion"),
                name.apply("assertion column"),
                resultOfTest(gone));
    return "{\"eventType\":\"%s\",\"eventTime\":\"%s\",\"producer\":%s,\"schemaURL\":%s,\"run\":{\"runId\":\"%s\",\"facets\":{%s}},\"job\":{\"namespace\":%s,\"name\":%s,\"facets\":{\"sql\":{\"query\":%s},\"documentation\":{\"description\":%s}}},\"inputs\":[],\"outputs\":[%s]}"
        .formatted(
            eventType,
            AT,
            gone.apply("producer"),
            quoted(listener + "/schemaURL"),
            UUID.randomUUID(),
            runFacets(text, gone),
            name.apply("job namespace"),
            name.apply("job"),
            text.apply("sql"),
            gone.apply("job documentation"),
            dataset);
  }

  /** What a tool tells of a test besides its name and outcome. */
  private static String resultOfTest(Function<String, String> gone) {
    return "\"actual\":%s,\"expected\":%s,\"content\":%s,\"description\":%s,\"params\":{\"value\":%s}"
        .formatted(
            gone.apply("actual"),
            gone.apply("expected"),
            gone.apply("content"),
            gone.apply("description of test"),
            gone.apply("parameter of test"));
  }

  private String runFacets(Function<String, String> text, Function<String, String> gone) {
    return "\"errorMessage\":{\"_schemaURL\":%s,\"message\":%s,\"programmingLanguage\":%s,\"stackTrace\":%s},\"spark.exception\":{\"message\":%s,\"stackTrace\":%s},\"processing_engine\":{\"name\":%s},\"airflow\":{\"dagRun\":{\"run_id\":%s},\"task\":{\"args\":%s}},\"unknown\":{\"deep\":[{\"er\":%s}]},\"nominalTime\":{\"nominalStartTime\":%s},\"test\":{\"tests\":[{\"type\":\"custom_sql\",\"status\":\"fail\",%s}]}"
        .formatted(
            quoted(listener + "/_schemaURL"),
            message(text.apply("errorMessage")),
            gone.apply("language"),
            gone.apply("stackTrace"),
            text.apply("spark.exception"),
            gone.apply("spark stack"),
            gone.apply("engine"),
            gone.apply("dag run"),
            gone.apply("args"),
            gone.apply("unknown facet"),
            gone.apply("nominalTime"),
            resultOfTest(gone));
  }

  /** An event with a facet of 5 MB that nobody knows, full of canaries. */
  String hugeLineage() {
    var texts = new StringBuilder();
    for (int i = 0; i < TEXTS_OF_FACET; i++) {
      String canary = canaries.plant("huge facet", CanaryKind.OPAQUE);
      texts.append(i == 0 ? "" : ",").append(quoted((canary + " ").repeat(LENGTH_OF_TEXT / 12)));
    }
    return lineage(CanaryKind.EMAIL, "FAIL")
        .replace("\"unknown\":{", "\"huge\":{\"plan\":[" + texts + "]},\"unknown\":{");
  }

  private static String message(String quoted) {
    String canary = quoted.substring(1, quoted.length() - 1);
    return quoted("refused " + canary + " while loading; " + "word ".repeat(380) + canary);
  }

  private static String quoted(String text) {
    return "\"" + text + "\"";
  }
}
