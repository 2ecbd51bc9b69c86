package io.trialsync.obs.launcher.bench;

import com.nimbusds.jose.util.JSONObjectUtils;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a measurement gave: its own load first, then what ran beside it.
 *
 * @param cost what it cost the database, where that could be read
 */
record BenchReport(List<BenchResult> results, Optional<DatabaseCost> cost) {

  boolean hasAnswers() {
    return results.get(0).answers() > 0;
  }

  String table() {
    var text = new StringBuilder();
    for (BenchResult result : results) {
      if (results.size() > 1) {
        text.append(result.bench()).append(":\n");
      }
      text.append(result.table());
    }
    cost.ifPresent(known -> text.append(known).append("\n"));
    return text.toString();
  }

  String json() {
    return JSONObjectUtils.toJSONString(values());
  }

  Map<String, Object> values() {
    Map<String, Object> values = results.get(0).values();
    if (results.size() > 1) {
      values.put("meanwhile", results.stream().skip(1).map(BenchResult::values).toList());
    }
    cost.ifPresent(known -> values.put("database", known.values()));
    return values;
  }
}
