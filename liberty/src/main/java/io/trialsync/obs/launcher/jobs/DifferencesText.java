package io.trialsync.obs.launcher.jobs;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Puts the differences between a jobs file and a server into lines, as people read a diff. */
final class DifferencesText {
  private DifferencesText() {}

  /** All of it. */
  static String of(String file, Map<String, Object> answer) {
    List<String> lines = new ArrayList<>();
    for (Object item : list(answer.get("items"))) {
      job((Map<?, ?>) item, lines);
    }
    int total = total(answer);
    int shown = list(answer.get("items")).size();
    if (shown < total) {
      lines.add("… and " + (total - shown) + " more");
    }
    unlisted(answer, lines);
    lines.add(summary(file, answer));
    return String.join(System.lineSeparator(), lines);
  }

  /** How many jobs differ. */
  static int total(Map<String, Object> answer) {
    return number(answer.get("total"));
  }

  private static void job(Map<?, ?> job, List<String> lines) {
    boolean isNew = "declared".equals(job.get("difference"));
    lines.add((isNew ? "+ " : "~ ") + job.get("job_id"));
    for (Object item : list(job.get("changes"))) {
      Map<?, ?> change = (Map<?, ?>) item;
      lines.add(
          "    %s: %s%s"
              .formatted(
                  change.get("setting"),
                  isNew ? "" : value(change.get("from")) + " -> ",
                  value(change.get("to"))));
    }
  }

  private static void unlisted(Map<String, Object> answer, List<String> lines) {
    for (Object job : list(answer.get("unlisted"))) {
      lines.add(
          "? " + job + " is no longer in the file and stays as it is; state: retired ends it");
    }
  }

  private static String summary(String file, Map<String, Object> answer) {
    int others = number(answer.get("jobs_of_other_tenants"));
    String rest =
        others == 0
            ? ""
            : " (%s of other tenants %s not compared)"
                .formatted(jobs(others), others == 1 ? "was" : "were");
    String jobs = jobs(number(answer.get("jobs")));
    return total(answer) == 0
        ? "%s changes nothing: %s%s.".formatted(file, jobs, rest)
        : "%s would change %d of %s%s.".formatted(file, total(answer), jobs, rest);
  }

  private static String jobs(int number) {
    return number == 1 ? "1 job" : number + " jobs";
  }

  private static String value(@Nullable Object value) {
    if (value == null) {
      return "(not set)";
    }
    return value.toString();
  }

  private static List<?> list(@Nullable Object value) {
    return value instanceof List<?> list ? list : List.of();
  }

  private static int number(@Nullable Object value) {
    return value instanceof Number number ? number.intValue() : 0;
  }
}
