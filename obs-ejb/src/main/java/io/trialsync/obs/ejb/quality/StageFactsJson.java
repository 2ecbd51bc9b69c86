package io.trialsync.obs.ejb.quality;

import com.fasterxml.jackson.databind.JsonNode;
import io.trialsync.obs.ejb.quality.check.Assertion;
import io.trialsync.obs.ejb.quality.check.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Reads what the merge of reports keeps of a stage as JSON. */
final class StageFactsJson {

  private StageFactsJson() {}

  /** Numbers by column. */
  static Map<String, Long> counts(String json) {
    Map<String, Long> counts = new TreeMap<>();
    QualityJson.read(json)
        .properties()
        .forEach(member -> counts.put(member.getKey(), member.getValue().asLong()));
    return counts;
  }

  /** What other tools found. */
  static List<Assertion> assertions(String json) {
    var assertions = new ArrayList<Assertion>();
    for (JsonNode object : QualityJson.read(json)) {
      assertions.add(
          new Assertion(
              object.path("name").asText(),
              QualityJson.text(object, "column"),
              object.path("passed").asBoolean(),
              "warn".equals(QualityJson.text(object, "severity")) ? Verdict.WARN : Verdict.FAIL));
    }
    return assertions;
  }
}
