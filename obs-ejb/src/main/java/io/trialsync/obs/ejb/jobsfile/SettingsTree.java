package io.trialsync.obs.ejb.jobsfile;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.trialsync.obs.ejb.masking.MaskedName;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/**
 * Makes JSON of nodes of YAML and remembers their lines. Counts what it makes: a few lines of
 * aliases of aliases can stand for billions.
 */
public final class SettingsTree {
  private static final int MOST_PARTS = 500_000;
  private static final int LONGEST_NUMBER = 40;
  private static final JsonNodeFactory JSON = JsonNodeFactory.withExactBigDecimals(true);

  private Map<String, Integer> lines = new HashMap<>();
  private int parts;

  SettingsTree() {}

  /** The members of a mapping, each name once. */
  public static Map<String, NodeTuple> members(Node node, String what) {
    if (!(node instanceof MappingNode mapping)) {
      throw new JobsFileException(line(node), what + " must be a mapping of names to values.");
    }
    var members = new LinkedHashMap<String, NodeTuple>();
    for (NodeTuple member : mapping.getValue()) {
      if (!(member.getKeyNode() instanceof ScalarNode name)) {
        throw new JobsFileException(line(member.getKeyNode()), "a name must be a plain text.");
      }
      if (members.put(name.getValue(), member) != null) {
        throw new JobsFileException(
            line(name), "\"" + shortened(name.getValue()) + "\" must stand here once.");
      }
    }
    return members;
  }

  /** The line in which it begins. */
  public static int line(Node node) {
    return YamlText.line(node.getStartMark());
  }

  /** As sentences show it, which are logged: names of a file can be anything, and as long as it. */
  public static String shortened(String text) {
    String name = MaskedName.of(text);
    return name.length() <= 100 ? name : name.substring(0, 100) + "…";
  }

  /** The settings of the next job; {@link #lines} are then those of its settings. */
  ObjectNode settings(Node node, String job) {
    lines = new HashMap<>();
    return object(node, "job " + job, "", 1);
  }

  Map<String, Integer> lines() {
    return lines;
  }

  private ObjectNode object(Node node, String what, String place, int depth) {
    ObjectNode object = JSON.objectNode();
    members(node, what)
        .forEach(
            (name, member) -> {
              String path = place.isEmpty() ? name : place + "." + name;
              lines.put(path, line(member.getKeyNode()));
              object.set(name, value(member.getValueNode(), path, depth + 1));
            });
    return object;
  }

  private JsonNode value(Node node, String place, int depth) {
    if (depth > YamlText.DEEPEST) {
      throw YamlText.tooDeep(node.getStartMark());
    }
    if (++parts > MOST_PARTS) {
      throw new JobsFileException(
          line(node), "the file stands for more than " + MOST_PARTS + " values.");
    }
    if (node instanceof ScalarNode scalar) {
      return scalar(scalar);
    }
    if (node instanceof SequenceNode sequence) {
      ArrayNode array = JSON.arrayNode();
      sequence.getValue().forEach(item -> array.add(value(item, place, depth + 1)));
      return array;
    }
    return object(node, shortened(place), place, depth);
  }

  private static JsonNode scalar(ScalarNode node) {
    String text = node.getValue();
    Tag tag = node.getTag();
    if (tag.equals(Tag.STR)) {
      return JSON.textNode(text);
    }
    if (tag.equals(Tag.NULL)) {
      return JSON.nullNode();
    }
    if (tag.equals(Tag.BOOL)) {
      return JSON.booleanNode(Boolean.parseBoolean(text));
    }
    if (tag.equals(Tag.INT) || tag.equals(Tag.FLOAT)) {
      return number(node, text);
    }
    throw new JobsFileException(
        line(node), "the tag " + shortened(tag.getValue()) + " is not allowed; leave it out.");
  }

  private static JsonNode number(ScalarNode node, String text) {
    try {
      if (text.length() <= LONGEST_NUMBER) {
        return JSON.numberNode(new BigDecimal(text));
      }
    } catch (NumberFormatException octalOrInfinite) {
      throw new JobsFileException(
          line(node), "\"" + text + "\" is no decimal number; a text stands in quotes.");
    }
    throw new JobsFileException(
        line(node), "a number may have at most " + LONGEST_NUMBER + " characters.");
  }
}
