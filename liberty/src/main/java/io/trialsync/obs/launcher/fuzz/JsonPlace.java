package io.trialsync.obs.launcher.fuzz;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Puts bytes, whatever they are, in the place of one value of a JSON text. */
final class JsonPlace {
  private static final String MARK = "@@here@@";

  private JsonPlace() {}

  /** The example as it is, but for what stands at the place; ways there are made. */
  static byte[] with(JsonNode example, List<String> place, byte[] value) {
    JsonNode root = example.deepCopy();
    put(root, place);
    String[] around = root.toString().split("\"" + MARK + "\"", 2);
    var bytes = new ByteArrayOutputStream();
    bytes.writeBytes(around[0].getBytes(StandardCharsets.UTF_8));
    bytes.writeBytes(value);
    bytes.writeBytes(around[1].getBytes(StandardCharsets.UTF_8));
    return bytes.toByteArray();
  }

  /** The example that comes nearest to having the place. */
  static JsonNode nearest(List<JsonNode> examples, List<String> place) {
    JsonNode best = examples.get(0);
    int bestDepth = -1;
    for (JsonNode example : examples) {
      boolean fits = example.isArray() == place.get(0).equals("0");
      int depth = fits ? depth(example, place) : -1;
      if (depth > bestDepth) {
        best = example;
        bestDepth = depth;
      }
    }
    return best;
  }

  private static int depth(JsonNode example, List<String> place) {
    JsonNode here = example;
    int depth = 0;
    while (depth < place.size()) {
      here = child(here, place.get(depth));
      if (here.isMissingNode()) {
        return depth;
      }
      depth++;
    }
    return depth;
  }

  private static void put(JsonNode root, List<String> place) {
    JsonNode here = root;
    for (int i = 0; i < place.size() - 1; i++) {
      JsonNode next = child(here, place.get(i));
      here = next.isContainerNode() ? next : make(here, place.get(i), place.get(i + 1));
    }
    String last = place.get(place.size() - 1);
    if (here instanceof ArrayNode array) {
      array.removeAll().add(MARK);
    } else if (here instanceof ObjectNode object) {
      object.put(last, MARK);
    }
  }

  private static JsonNode make(JsonNode parent, String name, String inside) {
    boolean list = inside.equals("0");
    if (parent instanceof ArrayNode array) {
      array.removeAll();
      return list ? array.addArray() : array.addObject();
    }
    ObjectNode object = (ObjectNode) parent;
    return list ? object.putArray(name) : object.putObject(name);
  }

  private static JsonNode child(JsonNode parent, String name) {
    return parent.isArray() && name.equals("0") ? parent.path(0) : parent.path(name);
  }
}
