package io.trialsync.obs.alerts;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** What stands in the folder {@code alerts} of the project, as it is shipped. */
final class AlertFiles {
  static final Path FOLDER = Path.of("..", "alerts").toAbsolutePath().normalize();

  private static final ObjectMapper YAML = new YAMLMapper();

  private AlertFiles() {}

  /** The files of a folder under {@code alerts} with that ending, in the order of their names. */
  static List<Path> in(String folder, String ending) {
    try (Stream<Path> files = Files.list(FOLDER.resolve(folder))) {
      return files.filter(file -> file.toString().endsWith(ending)).sorted().toList();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /** Every rule of every file, alerts and recorded series. */
  static List<Rule> rules() {
    return in("rules", ".yml").stream().flatMap(file -> Rule.in(yaml(file)).stream()).toList();
  }

  /** The alert of that name; the first, where two rules differ in severity only. */
  static Rule alert(String name) {
    return rules().stream()
        .filter(rule -> name.equals(rule.alert()))
        .findFirst()
        .orElseThrow(() -> new AssertionError("There is no alert " + name));
  }

  /** Every panel of every dashboard. */
  static List<Panel> panels() {
    return in("dashboards", ".json").stream()
        .flatMap(file -> Panel.in(file.getFileName().toString(), yaml(file)).stream())
        .toList();
  }

  /** A YAML file, or a JSON file, which is YAML as well. */
  static JsonNode yaml(Path file) {
    try {
      return YAML.readTree(file.toFile());
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  static Path runbook(String alert) {
    return FOLDER.resolve("runbooks").resolve(alert + ".md");
  }
}
