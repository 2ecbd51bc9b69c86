package io.trialsync.obs.ejb.metrics;

import java.util.List;

/** Writes label pairs as they stand between the braces of a sample. */
final class LabelText {

  /** The tenant of an installation that has only one; it shows no label. */
  static final String DEFAULT_TENANT = "default";

  /** The value that stands for all values beyond a limit. */
  static final String OTHER = "_other";

  private LabelText() {}

  static String of(List<String> names, String... values) {
    return of(DEFAULT_TENANT, names, values);
  }

  /**
   * The pairs in the order of the names, and the tenant last when it is not the default one. An
   * empty value is no label, to Prometheus as well.
   */
  static String of(String tenantId, List<String> names, String... values) {
    if (names.size() != values.length) {
      throw new IllegalArgumentException("labels " + names + " need as many values");
    }
    var text = new StringBuilder();
    for (int i = 0; i < values.length; i++) {
      if (!values[i].isEmpty()) {
        pair(text, names.get(i), values[i]);
      }
    }
    if (!tenantId.equals(DEFAULT_TENANT)) {
      pair(text, "tenant_id", tenantId);
    }
    return text.toString();
  }

  private static void pair(StringBuilder text, String name, String value) {
    if (!text.isEmpty()) {
      text.append(',');
    }
    text.append(name).append("=\"").append(escaped(value)).append('"');
  }

  private static String escaped(String value) {
    return value.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n");
  }
}
