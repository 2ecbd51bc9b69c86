package io.trialsync.obs.launcher.bench;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.Collectors;

/**
 * A whole request, head and event, as bytes that are patched in place: making the next event costs
 * a few copies of some bytes.
 */
final class EventTemplate {
  private final byte[] bytes;
  private final Map<Slot, int[]> positions = new EnumMap<>(Slot.class);

  private EventTemplate(String head, String marked) {
    String text = head + marked;
    for (Slot slot : Slot.values()) {
      text = text.replace(slot.mark(), filler(slot));
    }
    for (Slot slot : Slot.values()) {
      positions.put(slot, find(text, filler(slot)));
    }
    bytes = text.getBytes(StandardCharsets.US_ASCII);
  }

  /**
   * Reads the event of that name.
   *
   * @param head makes the request head for a body of so many bytes
   */
  static EventTemplate read(String name, IntFunction<String> head) {
    String event = eventText(name);
    int length = event.length();
    for (Slot slot : Slot.values()) {
      int marks = find(event, slot.mark()).length;
      length += marks * (slot.width() - slot.mark().length());
    }
    return new EventTemplate(head.apply(length), event);
  }

  /** The event without its indentation, which is there for readers only. */
  private static String eventText(String name) {
    try (InputStream in = EventTemplate.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("The event " + name + " is missing in the launcher.");
      }
      return new String(in.readAllBytes(), StandardCharsets.US_ASCII)
          .lines()
          .map(String::strip)
          .collect(Collectors.joining());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Writes the value into every place of the slot. */
  void put(Slot slot, byte[] value) {
    if (value.length != slot.width()) {
      throw new IllegalArgumentException(slot + " takes " + slot.width() + " bytes");
    }
    for (int position : positions.getOrDefault(slot, new int[0])) {
      System.arraycopy(value, 0, bytes, position, value.length);
    }
  }

  /** The request as it is now; the next call of {@link #put} changes it. */
  byte[] bytes() {
    return bytes;
  }

  /** A text of the slot's width that occurs nowhere else. */
  private static String filler(Slot slot) {
    return Character.toString((char) (1 + slot.ordinal())).repeat(slot.width());
  }

  private static int[] find(String text, String part) {
    var found = new ArrayList<Integer>();
    for (int at = text.indexOf(part); at >= 0; at = text.indexOf(part, at + part.length())) {
      found.add(at);
    }
    return found.stream().mapToInt(Integer::intValue).toArray();
  }
}
