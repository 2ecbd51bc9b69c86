package io.trialsync.obs.alerts;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** The names that METRICS.md and METRICS-WANTED.md have in the first column of a table. */
record KnownMetrics(Set<String> served, Set<String> wanted) {
  private static final String WANTED = "METRICS-WANTED.md";

  static KnownMetrics read() {
    return new KnownMetrics(namesIn("METRICS.md"), namesIn(WANTED));
  }

  /** Whether it is a name of the tables, or what a histogram of that name is made of. */
  static boolean isIn(Set<String> names, String metric) {
    return names.contains(metric)
        || names.contains(metric.replaceFirst("_(bucket|sum|count)$", ""));
  }

  boolean has(String metric) {
    return isIn(served, metric) || isIn(wanted, metric);
  }

  private static Set<String> namesIn(String file) {
    Path path = AlertFiles.FOLDER.resolve(file);
    List<String> lines =
        Files.exists(path) ? AlertFiles.text(path).lines().toList() : List.<String>of();
    var names = new TreeSet<String>();
    for (String line : lines) {
      if (line.startsWith("| `")) {
        Arrays.stream(line.split("\\|")[1].split(","))
            .map(cell -> cell.replace("`", "").strip())
            .forEach(names::add);
      }
    }
    return names;
  }
}
