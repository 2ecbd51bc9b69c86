package io.trialsync.obs.ejb.configfile;

import io.trialsync.obs.ejb.jobsfile.JobsFileException;
import io.trialsync.obs.ejb.jobsfile.JobsFileReader;
import io.trialsync.obs.ejb.jobsfile.SettingsTree;
import io.trialsync.obs.ejb.jobsfile.YamlText;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/**
 * What a settings file says: settings by their names in capitals, and maybe jobs, which the room
 * {@code jobsfile} reads.
 *
 * @param settings those with a value
 * @param jobsLine where jobs are declared; 0: nowhere
 */
public record ConfigFile(Path path, Map<String, Written> settings, int jobsLine) {
  /** The setting that names the file. */
  public static final String SETTING = "OBS_CONFIG_FILE";

  private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9_]{0,99}");

  /** A value as text, and the line of its name. */
  public record Written(String value, int line) {}

  /** Reads the file as it is now. */
  public static ConfigFile read(Path path) throws ConfigFileException {
    try (InputStream file = Files.newInputStream(path)) {
      return of(path, file.readNBytes(JobsFileReader.MOST_BYTES + 1));
    } catch (IOException unreadable) {
      throw new ConfigFileException(
          "%s cannot be read (%s).".formatted(path, unreadable.getClass().getSimpleName()));
    }
  }

  static ConfigFile of(Path path, byte[] bytes) throws ConfigFileException {
    if (bytes.length > JobsFileReader.MOST_BYTES) {
      throw new ConfigFileException(
          "%s may have at most %d bytes.".formatted(path, JobsFileReader.MOST_BYTES));
    }
    try {
      Optional<Node> root = YamlText.document(JobsFileReader.text(bytes));
      return root.isPresent() ? of(path, root.get()) : new ConfigFile(path, Map.of(), 0);
    } catch (JobsFileException refused) {
      throw new ConfigFileException(path + ", " + refused.getMessage());
    }
  }

  private static ConfigFile of(Path path, Node root) throws ConfigFileException {
    var settings = new LinkedHashMap<String, Written>();
    int jobsLine = 0;
    for (Map.Entry<String, NodeTuple> member : SettingsTree.members(root, "the file").entrySet()) {
      String name = member.getKey();
      int line = SettingsTree.line(member.getValue().getKeyNode());
      if (JobsFileReader.PARTS.contains(name)) {
        jobsLine = line;
        continue;
      }
      if (!NAME.matcher(name).matches()) {
        throw new JobsFileException(
            line, SettingsTree.shortened(name) + " is not the name of a setting.");
      }
      String key = name.toUpperCase(Locale.ROOT);
      Optional<String> value = value(member.getValue().getValueNode(), key);
      if (value.isPresent() && settings.put(key, new Written(value.get(), line)) != null) {
        throw new JobsFileException(line, key + " stands here a second time.");
      }
    }
    return new ConfigFile(path, Map.copyOf(settings), jobsLine);
  }

  /** Nothing and an empty text leave the default, as an empty variable of the environment does. */
  private static Optional<String> value(Node node, String key) {
    if (node instanceof SequenceNode list) {
      return Optional.of(
          list.getValue().stream().map(item -> scalar(item, key)).collect(Collectors.joining(",")));
    }
    String text = node.getTag().equals(Tag.NULL) ? "" : scalar(node, key);
    return Optional.of(text).filter(each -> !each.isBlank());
  }

  private static String scalar(Node node, String key) {
    if (node instanceof ScalarNode scalar) {
      return scalar.getValue();
    }
    throw new JobsFileException(
        SettingsTree.line(node),
        key + " must be a text, a number, true or false, or a list of them.");
  }
}
