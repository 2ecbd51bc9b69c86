package io.trialsync.obs.ejb.run;

import java.util.List;
import java.util.UUID;

/**
 * A report as the database function {@code record_reports} takes it, but for its place among the
 * others.
 *
 * @param fields what the worker said: the members of a JSON object, without its braces
 * @param marks members of the same object that its words do not decide, such as the ids of the
 *     request that brought it; two reports that differ in these only are the same report
 * @param stages the same as the fields for each of its stages
 */
record ReportText(UUID runKey, String fields, String marks, List<String> stages) {
  /** What is equal for the same report, however it came. */
  ReportText words() {
    return new ReportText(runKey, fields, "", stages);
  }

  int characters() {
    return fields.length() + marks.length() + stages.stream().mapToInt(String::length).sum();
  }
}
