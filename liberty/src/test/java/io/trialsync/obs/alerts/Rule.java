package io.trialsync.obs.alerts;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One rule of Prometheus.
 *
 * @param alert its name if it is an alert
 * @param record the series that it makes if it is a recording rule
 */
record Rule(@Nullable String alert, @Nullable String record, String expression, JsonNode all) {

  static List<Rule> in(JsonNode file) {
    var rules = new ArrayList<Rule>();
    for (JsonNode group : file.path("groups")) {
      for (JsonNode rule : group.path("rules")) {
        rules.add(
            new Rule(
                rule.path("alert").textValue(),
                rule.path("record").textValue(),
                rule.path("expr").textValue(),
                rule));
      }
    }
    return rules;
  }

  String label(String name) {
    return all.path("labels").path(name).asText();
  }

  String annotation(String name) {
    return all.path("annotations").path(name).asText();
  }
}
