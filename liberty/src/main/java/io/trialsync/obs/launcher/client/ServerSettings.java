package io.trialsync.obs.launcher.client;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** The settings by which a server of this environment goes, for commands that need some of them. */
public final class ServerSettings {
  private static final String FILE = "OBS_CONFIG_FILE";

  private ServerSettings() {}

  /**
   * The environment, and behind it what the settings file says. The server, which reads all of it,
   * is the one to say what else may be wrong with it.
   *
   * @throws CommandException when the file cannot be read
   */
  public static Map<String, String> of(Map<String, String> environment) {
    String path = environment.getOrDefault(FILE, "").strip();
    var settings = new HashMap<>(environment);
    if (!path.isEmpty()) {
      read(path).forEach((name, value) -> add(name, value, settings));
    }
    return settings;
  }

  private static Map<String, JsonNode> read(String path) {
    try {
      JsonNode root = new YAMLMapper().readTree(Files.readString(Path.of(path)));
      var members = new HashMap<String, JsonNode>();
      root.properties().forEach(member -> members.put(member.getKey(), member.getValue()));
      return members;
    } catch (JsonProcessingException broken) {
      throw CommandException.usage(
          "Setting %s: %s, line %d: this is not YAML."
              .formatted(FILE, path, broken.getLocation().getLineNr()));
    } catch (IOException | InvalidPathException unreadable) {
      throw CommandException.usage(
          "Setting %s=%s is not the path of a file that can be read.".formatted(FILE, path));
    }
  }

  private static void add(String name, JsonNode value, Map<String, String> settings) {
    String text =
        value.isArray()
            ? StreamSupport.stream(value.spliterator(), false)
                .map(JsonNode::asText)
                .collect(Collectors.joining(","))
            : value.isNull() ? "" : value.asText();
    if (!text.isBlank()) {
      settings.putIfAbsent(name.toUpperCase(Locale.ROOT), text);
    }
  }
}
