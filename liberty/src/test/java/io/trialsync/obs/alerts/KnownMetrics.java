package io.trialsync.obs.alerts;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** The names that METRICS.md has in the first column of a table. */
record KnownMetrics(Set<String> names) {

  static KnownMetrics read() {
    return new KnownMetrics(namesIn("METRICS.md"));
  }

  /** Whether it is a name of the tables, or what a histogram of that name is made of. */
  boolean has(String metric) {
    return names.contains(metric)
        || names.contains(metric.replaceFirst("_(bucket|sum|count)$", ""));
  }

  private static Set<String> namesIn(String file) {
    Path path = AlertFiles.FOLDER.resolve(file);
    List<String> lines = AlertFiles.text(path).lines().toList();
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
