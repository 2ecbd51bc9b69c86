package io.trialsync.obs.launcher.fuzz;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * A text that breaks something in careless programs.
 *
 * @param name what it is, for people
 */
record HostileText(String name, String text) {
  private static final List<HostileText> ALWAYS = always();

  /** Kinds that mean something in a field only. */
  private static final Set<String> OF_FIELDS =
      Set.of("number", "SQL", "LIKE", "id", "period", "cron", "zone");

  /** Texts that break any type, and those just inside and outside the limits of the schema. */
  static List<HostileText> against(JsonNode schema) {
    var texts = new ArrayList<>(ALWAYS);
    limits(schema, texts);
    return texts;
  }

  static List<HostileText> all() {
    return ALWAYS;
  }

  /** A third of them: headers are many and alike, and few mean a number or a time. */
  static List<HostileText> ofHeaders() {
    return ALWAYS.stream().filter(text -> !OF_FIELDS.contains(text.name())).toList();
  }

  private static void limits(JsonNode schema, List<HostileText> texts) {
    for (String limit : List.of("minimum", "maximum")) {
      if (schema.has(limit)) {
        long bound = schema.path(limit).longValue();
        for (long near : new long[] {bound - 1, bound, bound + 1}) {
          texts.add(new HostileText("near the " + limit, Long.toString(near)));
        }
      }
    }
    for (String limit : List.of("minLength", "maxLength")) {
      if (schema.has(limit)) {
        int bound = schema.path(limit).intValue();
        for (int near : new int[] {bound - 1, bound, bound + 1}) {
          texts.add(new HostileText(near + " characters", "a".repeat(Math.max(0, near))));
        }
      }
    }
    for (JsonNode allowed : schema.path("enum")) {
      String word = allowed.asText();
      texts.add(new HostileText("one of the set", word));
      texts.add(new HostileText("one of the set and a space", word + " "));
      texts.add(new HostileText("one of the set in capitals", word.toUpperCase(Locale.ROOT)));
    }
  }

  private static List<HostileText> always() {
    var texts = new ArrayList<HostileText>();
    add(texts, "number", "0", "-1", "1", "-0", "+1", "01", "1.5", "1e3", "9e99", "0x10", "NaN");
    add(texts, "number", "Infinity", "2147483647", "2147483648", "-2147483649", "9".repeat(400));
    add(texts, "number", "9223372036854775807", "9223372036854775808", "99999999999999999999");
    add(texts, "digits of another script", "٥٠", "５０", "१");
    add(texts, "word", "", " ", "null", "true", "undefined", "None", "[]", "{}", "\"", "'", "\\");
    add(texts, "SQL", "' OR '1'='1", "'; drop table run; --", "1) or pg_sleep(5)--", "$$", "%27");
    add(texts, "SQL", "1 UNION SELECT null,version()", "\\x27", "a' || pg_sleep(5) || '", "/**/");
    add(texts, "LIKE", "%", "_", "\\", "%a%a%a%a%".repeat(20), "[%]", "*");
    add(texts, "regex", "(a+)+$", "^(([a-z])+.)+[A-Z]([a-z])+$" + "a".repeat(40) + "!", "(?R)");
    add(texts, "JNDI", "${jndi:ldap://127.0.0.1:9/a}", "${env:PATH}", "#{7*7}", "${7*7}", "%s%n%x");
    add(texts, "CRLF", "a\r\nSet-Cookie: x=1", "a\nERROR forged", "\u001b[31mred", "a\u2028b");
    add(texts, "NUL", "\0", "a\0b", "\u0001\u0002\u007f");
    add(texts, "Unicode", "\ud800", "\udc00a", "\ud83d\ude00".repeat(50), "\ufeffa", "\u202eabc");
    add(texts, "Unicode", "a\u0301".repeat(100), "ｏbs", "\uffff", "\u200b", "İıſK");
    add(texts, "path", "../../etc/passwd", "..\\..\\", "/etc/passwd", "file:///etc/passwd", ".");
    add(texts, "markup", "<script>alert(1)</script>", "<!DOCTYPE a [<!ENTITY b 'c'>]>", "]]>");
    add(texts, "time", "2026-02-30T00:00:00Z", "0000-01-01T00:00:00Z", "9999-12-31T23:59:59Z");
    add(texts, "time", "2026-11-20T06:00:60Z", "2026-11-20T06:00:00", "+292278994-08-17T07:12:55Z");
    add(texts, "time", "2026-11-20T06:00:00.123456789+18:00", "now()", "-9223372036854775808");
    add(
        texts,
        "id",
        "1-1-1-1-1",
        "00000000-0000-0000-0000-000000000000",
        "FFFFFFFF-ffff-ffff-ffff-ffffffffffff");
    add(texts, "id", "{0197f2a0-5b3c-7d11-9c3e-2f4f5a6b7c8d}", "0197f2a05b3c7d119c3e2f4f5a6b7c8d");
    add(texts, "period", "PT0S", "-PT1H", "P99999999999999D", "P1Y", "PT1e9S", "PT", "P366DT1S");
    add(
        texts,
        "cron",
        "* * * * *",
        "60 25 32 13 8",
        "*/0 * * * *",
        "0 0 30 2 *",
        "@reboot",
        "0-59/0 * * * *");
    add(texts, "zone", "Mars/Base", "UTC+99", "../../etc/localtime", "Z", "GMT+0:00:00");
    add(
        texts,
        "address",
        "javascript:alert(1)",
        "http://127.0.0.1:9/",
        "http://[::1",
        "//x",
        "a:b:c");
    for (int length : new int[] {300, 3_000, 9_000}) {
      texts.add(new HostileText(length + " characters", "x".repeat(length)));
    }
    return List.copyOf(texts);
  }

  private static void add(List<HostileText> texts, String name, String... values) {
    for (String value : values) {
      texts.add(new HostileText(name, value));
    }
  }
}
