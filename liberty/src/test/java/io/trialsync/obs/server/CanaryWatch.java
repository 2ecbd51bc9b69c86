package io.trialsync.obs.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * Plants canaries where jobs are watched: in their settings and the jobs file, in signs of life, in
 * what other services tell of themselves, and in what Alertmanager says it has sent.
 */
final class CanaryWatch {
  private static final String JOB = "/v1/obs/jobs/canary-watched";
  private static final String SUGGESTION = "/v1/obs/jobs/canary-own/schedule-suggestion";
  private static final String FILE = "/v1/obs/jobs-file/differences";
  private static final String NOTIFICATIONS = "/v1/obs/alerts/notifications";
  private static final String TEAMS = "/v1/obs/alerts/teams";
  private static final String COMPONENTS = "/v1/obs/components/";
  private static final String YAML = "application/yaml";

  /** Where a person's text in settings may be found again, besides its tables. */
  private static final String SETTINGS = "settings";

  private static final List<String> TIMES =
      List.of(
          "start_grace",
          "max_runtime",
          "finish_deadline",
          "early_tolerance",
          "progress_timeout",
          "lost_after",
          "paused_until",
          "state");

  private final Canaries canaries;
  private final CanaryCaller caller;
  private final String tenant;

  CanaryWatch(Canaries canaries, CanaryCaller caller, String tenant) {
    this.canaries = canaries;
    this.caller = caller;
    this.tenant = tenant;
  }

  /** What is taken, with identifiers where names and texts may stand. */
  void tell() {
    for (CanaryKind kind : Canaries.IN_TEXT) {
      assertThat(caller.post(NOTIFICATIONS, message(kind)).ok().path("stored").intValue())
          .isEqualTo(1);
      caller.post(TEAMS, message(kind)).has(200);
      caller.post(TEAMS + "?receiver=acme", message(kind)).has(200);
    }
    for (CanaryKind kind : Canaries.IN_REFERENCES) {
      String token = quoted(canaries.plant("progress", kind));
      String sign =
          ReportedRun.of("canary-watched")
              .event("heartbeat", "2026-11-20T06:00:00Z", "\"progress\":" + token);
      caller.post("/v1/obs/run-events", sign).ok();
    }
    String owner = canaries.plant("owner in the jobs file", CanaryKind.EMAIL, SETTINGS);
    assertThat(yaml(job("{owner: \"%s\"}".formatted(owner)), SETTINGS).has(200).body())
        .contains(owner);
  }

  /** What is refused, each for another reason that is a canary. */
  void tellBadly() {
    for (CanaryKind kind : Canaries.ANYTHING) {
      badSettings(place -> quoted(canaries.plant("bad settings " + place, kind)));
      badMessages(kind);
      badNumbers(place -> quoted(canaries.plant("bad component " + place, kind)));
    }
    for (CanaryKind kind : Canaries.IN_REFERENCES) {
      badNames(kind);
      for (String yaml : badFiles(kind)) {
        assertThat(yaml(yaml, "answer").status()).as(yaml).isEqualTo(400);
      }
    }
  }

  private String message(CanaryKind kind) {
    CanaryKind inNames = Canaries.IN_NAMES.contains(kind) ? kind : CanaryKind.EMAIL;
    Function<String, String> name = place -> quoted(canaries.plant("alert " + place, inNames));
    Function<String, String> gone =
        place -> quoted(canaries.plant("alert " + place, CanaryKind.OPAQUE));
    return """
        {"version":"4","groupKey":%s,"status":"firing","receiver":%s,"externalURL":%s,
         "groupLabels":{"alertname":%s},"commonLabels":{"owner":%s},"commonAnnotations":{"summary":%s},
         "unknown":{"deep":[%s]},"alerts":[{"status":"firing","fingerprint":"%x","startsAt":"2026-11-20T06:00:00Z",
         "generatorURL":%s,"labels":{"alertname":%s,"severity":%s,"job_id":%s,"table":%s,"check":%s,
         "owner":%s,"instance":%s,"tenant_id":"%s"},
         "annotations":{"summary":%s,"description":%s,"runbook_url":%s,"dashboard_url":%s}}]}"""
        .formatted(
            gone.apply("group key"),
            name.apply("receiver"),
            gone.apply("external address"),
            gone.apply("group label"),
            gone.apply("common label"),
            gone.apply("common annotation"),
            gone.apply("unknown member"),
            canaries.planted().size(),
            gone.apply("generator"),
            name.apply("alertname"),
            name.apply("severity"),
            quoted(canaries.plant("alert job_id", CanaryKind.EMAIL)),
            name.apply("table"),
            name.apply("check"),
            gone.apply("owner"),
            gone.apply("instance"),
            tenant,
            gone.apply("summary"),
            gone.apply("description"),
            gone.apply("runbook"),
            gone.apply("dashboard"));
  }

  private void badSettings(Function<String, String> bad) {
    var settings = new ArrayList<String>();
    for (String time : TIMES) {
      settings.add("{\"%s\":%s}".formatted(time, bad.apply(time)));
    }
    for (String part : List.of("cron", "every")) {
      settings.add("{\"schedule\":{\"%s\":%s}}".formatted(part, bad.apply(part)));
    }
    settings.add(
        "{\"schedule\":{\"cron\":\"0 2 * * *\",\"zone\":%s}}".formatted(bad.apply("zone")));
    settings.add("{\"exclusions\":[\"2026-12-24/\",%s]}".formatted(bad.apply("exclusions")));
    settings.add("{\"thresholds\":{%s:1}}".formatted(bad.apply("threshold")));
    settings.add("{\"runbook_url\":%s}".formatted(bad.apply("runbook_url")));
    settings.add("{\"owner\":" + bad.apply("unterminated").replaceAll("\"$", ""));
    for (String body : settings) {
      assertThat(caller.put(JOB, body, "answer").status()).as(body).isEqualTo(400);
      assertThat(caller.post(SUGGESTION, body).status()).as(body).isBetween(400, 409);
    }
  }

  private void badMessages(CanaryKind kind) {
    String text = quoted(canaries.plant("bad message", kind));
    for (String body :
        List.of(
            text,
            "{\"version\":" + text + "}",
            "{\"version\":\"4\",\"receiver\":\"r\",\"alerts\":" + text + "}",
            "{\"version\":\"4\"" + text)) {
      assertThat(caller.post(NOTIFICATIONS, body).status()).as(body).isEqualTo(400);
      assertThat(caller.post(TEAMS, body).status()).as(body).isEqualTo(400);
    }
    for (String member : List.of("fingerprint", "startsAt")) {
      leftOut(
          message(kind)
              .replaceFirst("\"%s\":\"[^\"]*\"".formatted(member), "\"" + member + "\":" + text));
    }
    leftOut(message(kind).replace("[{\"status\":\"firing\"", "[{\"status\":" + text));
  }

  private void leftOut(String message) {
    assertThat(caller.post(NOTIFICATIONS, message).ok().path("left_out").intValue()).isEqualTo(1);
  }

  private void badNumbers(Function<String, String> bad) {
    for (String body :
        List.of(
            "{\"in_use\":%s,\"size\":1}".formatted(bad.apply("number")),
            "{\"in_use\":1,\"size\":1}" + bad.apply("rest"),
            bad.apply("body"))) {
      assertThat(caller.put(COMPONENTS + "edc/pool", body, "answer").status()).isEqualTo(400);
    }
  }

  private void badNames(CanaryKind kind) {
    Function<String, String> path =
        place -> CanaryCaller.encoded(canaries.plant("path " + place, kind));
    caller
        .put(COMPONENTS + path.apply("component") + "/pool", "{\"in_use\":1,\"size\":1}", "answer")
        .has(400);
    caller
        .put(
            COMPONENTS + "edc/queues/" + path.apply("queue"),
            "{\"oldest_pending_seconds\":1}",
            "answer")
        .has(400);
    caller
        .put(
            COMPONENTS + "edc/token-refreshes/" + path.apply("provider"),
            "{\"consecutive_errors\":1}",
            "answer")
        .has(400);
    String member = quoted(canaries.plant("unknown setting", kind));
    caller.put(JOB, "{" + member + ":1}", "answer").has(400);
    caller.post(SUGGESTION, "{" + member + ":1}").has(400);
    caller.put(COMPONENTS + "edc/pool", "{" + member + ":1}", "answer").has(400);
    caller.post(TEAMS + "?receiver=" + path.apply("receiver"), message(kind)).has(400);
  }

  private List<String> badFiles(CanaryKind kind) {
    Function<String, String> bad = place -> canaries.plant("jobs file " + place, kind);
    String twice = bad.apply("twice");
    return List.of(
        "\"%s\": 1".formatted(bad.apply("root")),
        "jobs: \"%s\"".formatted(bad.apply("jobs")),
        "jobs: {\"%s\": {}}".formatted(bad.apply("job")),
        "tenants: {\"%s\": \"%s\"}".formatted(bad.apply("tenant"), bad.apply("jobs of tenant")),
        job("\"%s\"".formatted(bad.apply("settings"))),
        job("{\"%s\": 1}".formatted(bad.apply("setting"))),
        job("{checks: {\"%s\": 1}}".formatted(bad.apply("check"))),
        job("{checks: {\"%s\": {a: 1, a: 2}}}".formatted(bad.apply("outer"))),
        job("{\"%s\": 1, \"%s\": 2}".formatted(twice, twice)),
        job("{start_grace: \"%s\"}".formatted(bad.apply("start_grace"))),
        job("{state: !!%s 1}".formatted(bad.apply("tag"))),
        job("*%s".formatted(bad.apply("alias"))),
        job("{state: !%s!x 1}".formatted(bad.apply("handle"))),
        job("\"%s".formatted(bad.apply("unterminated"))),
        job("\"\\q%s\"".formatted(bad.apply("escape"))),
        job("{}}}} %s".formatted(bad.apply("rest"))),
        "%%%s 1\n---\njobs: {canary-file: [}".formatted(bad.apply("directive")));
  }

  /** A file with that for the settings of a job: only jobs of the caller's tenant are looked at. */
  private String job(String settings) {
    return "tenants: {\"%s\": {jobs: {canary-file: %s}}}".formatted(tenant, settings);
  }

  private Answer yaml(String text, String trace) {
    return caller.send("POST", FILE, YAML, BodyPublishers.ofString(text), trace);
  }

  private static String quoted(String text) {
    return "\"" + text + "\"";
  }
}
