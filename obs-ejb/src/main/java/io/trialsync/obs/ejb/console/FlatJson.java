package io.trialsync.obs.ejb.console;

import java.util.HashMap;
import java.util.Map;

/**
 * Reads an object of texts, as the server writes its lines. No library: the jar that runs before
 * the server must bring nothing along that the server might see.
 */
final class FlatJson {
  private final String text;
  private int place = 1;

  private FlatJson(String text) {
    this.text = text;
  }

  /** The texts of the object by name; empty when it is not of that shape. */
  static Map<String, String> read(String text) {
    var members = new HashMap<String, String>();
    var json = new FlatJson(text);
    try {
      while (json.text.charAt(json.place) != '}') {
        String name = json.string();
        json.place++;
        members.put(name, json.string());
        if (json.text.charAt(json.place) == ',') {
          json.place++;
        }
      }
      return members;
    } catch (IndexOutOfBoundsException | NumberFormatException otherShape) {
      return Map.of();
    }
  }

  /** The text that begins here; what is none begins with no quote and is read to its end. */
  private String string() {
    if (text.charAt(place) != '"') {
      int from = place;
      while (text.charAt(place) != ',' && text.charAt(place) != '}') {
        place++;
      }
      return text.substring(from, place);
    }
    var string = new StringBuilder();
    for (place++; text.charAt(place) != '"'; place++) {
      char c = text.charAt(place);
      string.append(c == '\\' ? escaped() : c);
    }
    place++;
    return string.toString();
  }

  private char escaped() {
    place++;
    char c = text.charAt(place);
    return switch (c) {
      case 'n' -> '\n';
      case 'r' -> '\r';
      case 't' -> '\t';
      case 'b' -> '\b';
      case 'f' -> '\f';
      case 'u' -> {
        place += 4;
        yield (char) Integer.parseInt(text.substring(place - 3, place + 1), 16);
      }
      default -> c;
    };
  }
}
