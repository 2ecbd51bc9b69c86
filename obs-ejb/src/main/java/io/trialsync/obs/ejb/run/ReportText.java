package io.trialsync.obs.ejb.run;

import java.util.List;
import java.util.UUID;

/**
 * A report as the database function {@code record_reports} takes it, but for its place among the
 * others.
 *
 * @param fields the members of a JSON object, without its braces
 * @param stages the same for each of its stages
 */
record ReportText(UUID runKey, String fields, List<String> stages) {
  int characters() {
    return fields.length() + stages.stream().mapToInt(String::length).sum();
  }
}
