package io.trialsync.obs.ejb.audit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Compares two JSON objects of settings: a change for each setting, and for those that are objects
 * (thresholds, tables) for each of their members. Bounded: schemas of thousands of columns may
 * stand in them.
 */
public final class SettingChanges {
  static final int LONGEST_VALUE = 2_000;
  static final int LONGEST_LINE = 50_000;

  private static final ObjectMapper JSON = new ObjectMapper();

  private SettingChanges() {}

  /** The changes as a JSON array of {setting, from, to}, by name; empty where all stayed. */
  public static String between(String before, String after) {
    Map<String, JsonNode> old = members(before);
    Map<String, JsonNode> now = members(after);
    var names = new TreeSet<>(old.keySet());
    names.addAll(now.keySet());
    names.removeIf(name -> now.containsKey(name) && now.get(name).equals(old.get(name)));
    ArrayNode changes = JSON.createArrayNode();
    int written = 0;
    int length = 0;
    for (String name : names) {
      ObjectNode change = change(name, old.get(name), now.get(name));
      length += change.toString().length();
      if (length > LONGEST_LINE) {
        String rest = (names.size() - written) + " further settings";
        changes.add(change("…", TextNode.valueOf(rest), TextNode.valueOf(rest)));
        break;
      }
      changes.add(change);
      written++;
    }
    return changes.toString();
  }

  private static ObjectNode change(String name, @Nullable JsonNode from, @Nullable JsonNode to) {
    ObjectNode change = JSON.createObjectNode();
    change.put("setting", name);
    change.set("from", bounded(from));
    change.set("to", bounded(to));
    return change;
  }

  /** What is too long is told by its beginning. */
  private static @Nullable JsonNode bounded(@Nullable JsonNode value) {
    String text = value == null ? "" : value.toString();
    if (text.length() <= LONGEST_VALUE) {
      return value;
    }
    int end = LONGEST_VALUE - (Character.isHighSurrogate(text.charAt(LONGEST_VALUE - 1)) ? 1 : 0);
    return TextNode.valueOf(text.substring(0, end) + "… (" + text.length() + " characters)");
  }

  private static Map<String, JsonNode> members(String json) {
    var members = new TreeMap<String, JsonNode>();
    for (Map.Entry<String, JsonNode> setting : object(json).properties()) {
      if (setting.getValue() instanceof ObjectNode group) {
        group
            .properties()
            .forEach(member -> put(members, setting.getKey() + "." + member.getKey(), member));
      } else {
        put(members, setting.getKey(), setting);
      }
    }
    return members;
  }

  /** A setting that is not set is as if it were not there. */
  private static void put(
      Map<String, JsonNode> members, String name, Map.Entry<String, JsonNode> value) {
    if (!value.getValue().isNull()) {
      members.put(name, value.getValue());
    }
  }

  private static JsonNode object(String json) {
    try {
      return JSON.readTree(json);
    } catch (JsonProcessingException damaged) {
      throw new IllegalArgumentException("settings that are no JSON", damaged);
    }
  }
}
