package io.trialsync.obs.launcher.fuzz;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * What may be put in the place of a value of JSON: values of other types, beyond limits, and what
 * is no JSON at all.
 *
 * @param name what it is, for people
 */
record HostileJson(String name, byte[] bytes) {
  private static final List<HostileJson> ALWAYS = always();

  /** Values that break any type, and those near the limits of the schema. */
  static List<HostileJson> against(JsonNode schema) {
    var values = new ArrayList<>(ALWAYS);
    for (HostileText text : HostileText.against(schema)) {
      values.add(of("text, " + text.name(), TextNode.valueOf(text.text()).toString()));
      if (text.text().matches("-?(0|[1-9]\\d*)")) {
        values.add(of(text.name(), text.text()));
      }
    }
    return values;
  }

  static List<HostileJson> all() {
    return ALWAYS;
  }

  private static List<HostileJson> always() {
    var values = new ArrayList<HostileJson>();
    add(values, "word", "null", "true", "false", "[]", "{}", "[[]]", "[null]", "[1,\"a\",{}]");
    add(
        values,
        "object",
        "{\"a\":1}",
        "{\"\":null}",
        "{\"__proto__\":{\"x\":1}}",
        "{\"$ref\":\"#\"}");
    add(values, "object", "{\"@type\":\"java.lang.Runtime\"}", "{\"class\":\"x\"}");
    add(values, "number", "-0", "1.5", "1e2", "1E+400", "1e-999999", "-1e999999999", "0.1e1");
    add(
        values,
        "number",
        "1" + "0".repeat(999),
        "1" + "0".repeat(100_000),
        "0." + "1".repeat(5_000));
    add(values, "no JSON", "NaN", "-Infinity", "01", "+1", ".5", "1.", "0x10", "'a'", "tru", "");
    add(
        values,
        "no JSON",
        "/* a */ 1",
        "1 // a",
        "\"open",
        "\"a\tb\"",
        "\"a\nb\"",
        "\"\\x41\"",
        "]");
    add(values, "no JSON", "{\"a\":1,}", "[1,]", "{a:1}", "{\"a\" 1}", "{\"a\":1", "[1", "}");
    add(
        values,
        "escape",
        "\"\\ud800\"",
        "\"\\udc00\\ud800\"",
        "\"\\u0000\"",
        "\"\\u00\"",
        "\"\\uD83D\\uDE00\"");
    for (int depth : new int[] {50, 201, 1_001, 20_000}) {
      values.add(of(depth + " arrays", "[".repeat(depth) + "]".repeat(depth)));
      values.add(of(depth + " objects", "{\"a\":".repeat(depth) + "1" + "}".repeat(depth)));
    }
    values.add(of("20,000 arrays, open", "[".repeat(20_000)));
    values.add(of("5,000 members", members(5_000)));
    values.add(of("the same member 100 times", "{" + "\"a\":1,".repeat(99) + "\"a\":1}"));
    values.add(of("5,000 elements", "[" + "\"b\",".repeat(4_999) + "\"b\"]"));
    values.add(of("text of 200,000 characters", "\"" + "x".repeat(200_000) + "\""));
    values.add(
        of("400,000 bytes of four-byte characters", "\"" + "\ud83d\ude00".repeat(100_000) + "\""));
    values.add(quoted("overlong UTF-8", 0xc0, 0xaf));
    values.add(quoted("surrogate in UTF-8", 0xed, 0xa0, 0x80));
    values.add(quoted("bytes that are no UTF-8", 0xff, 0xfe, 0x80));
    values.add(quoted("cut UTF-8", 0xf0, 0x9f));
    values.add(quoted("NUL byte", 'a', 0, 'b'));
    return List.copyOf(values);
  }

  private static void add(List<HostileJson> values, String name, String... texts) {
    for (String text : texts) {
      values.add(of(name, text));
    }
  }

  private static HostileJson of(String name, String text) {
    return new HostileJson(name, text.getBytes(StandardCharsets.UTF_8));
  }

  private static HostileJson quoted(String name, int... inside) {
    byte[] bytes = new byte[inside.length + 2];
    bytes[0] = '"';
    for (int i = 0; i < inside.length; i++) {
      bytes[i + 1] = (byte) inside[i];
    }
    bytes[bytes.length - 1] = '"';
    return new HostileJson(name, bytes);
  }

  private static String members(int count) {
    var members = new StringBuilder("{");
    for (int i = 0; i < count; i++) {
      members.append(i == 0 ? "" : ",").append("\"m").append(i).append("\":").append(i);
    }
    return members.append('}').toString();
  }
}
