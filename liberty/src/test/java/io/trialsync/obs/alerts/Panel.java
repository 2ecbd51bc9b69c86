package io.trialsync.obs.alerts;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** One panel of a dashboard that shows data. */
record Panel(String dashboard, String title, JsonNode all) {

  static List<Panel> in(String dashboard, JsonNode file) {
    var panels = new ArrayList<Panel>();
    for (JsonNode panel : file.path("panels")) {
      if (panel.has("targets")) {
        panels.add(new Panel(dashboard, panel.path("title").asText(), panel));
      }
      panels.addAll(in(dashboard, panel));
    }
    return panels;
  }

  /** What it asks Prometheus. */
  List<Query> queries() {
    return targets("expr").stream()
        .map(
            target ->
                new Query(
                    this,
                    target.path("refId").asText(),
                    target.path("expr").asText(),
                    target.path("legendFormat").asText()))
        .toList();
  }

  /** What it asks the server, by the Infinity data source. */
  List<JsonNode> questions() {
    return targets("url");
  }

  private List<JsonNode> targets(String member) {
    var found = new ArrayList<JsonNode>();
    for (JsonNode target : all.path("targets")) {
      if (!target.path(member).asText().isEmpty()) {
        found.add(target);
      }
    }
    return found;
  }

  /** A query in PromQL with Grafana's variables in it. */
  record Query(Panel panel, String letter, String expression, String legend) {

    /** Where it stands, for people: {@code overview.json, Jobs that fail, A}. */
    String place() {
      return panel.dashboard() + ", " + panel.title() + ", " + letter;
    }
  }
}
