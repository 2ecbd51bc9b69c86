package io.trialsync.obs.alerts;

import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds the metrics that an expression in PromQL reads. */
final class MetricNames {
  private static final Pattern TEXT = Pattern.compile("\"(?:[^\"\\\\]|\\\\.)*\"|'[^']*'|`[^`]*`");
  private static final Pattern LABELS = Pattern.compile("\\{[^}]*}|\\[[^]]*]");
  private static final Pattern GROUPING =
      Pattern.compile("\\b(by|on|without|ignoring|group_left|group_right)\\s*\\([^)]*\\)");
  private static final Pattern NAME =
      Pattern.compile("(?<![A-Za-z0-9_:.$])[A-Za-z_:][A-Za-z0-9_:]*(?![A-Za-z0-9_:]*\\s*\\()");
  private static final Set<String> WORDS =
      Set.of("and", "or", "unless", "bool", "offset", "by", "on", "without", "ignoring", "atan2");

  /** In the templates of annotations every series of ours stands in a query. */
  private static final Pattern OURS =
      Pattern.compile("(?:[a-z_]+:)?trialsync[_:][a-z0-9_:]*[a-z0-9]");

  private MetricNames() {}

  static Set<String> inExpression(String expression) {
    String bare = TEXT.matcher(expression).replaceAll("");
    bare = LABELS.matcher(bare).replaceAll("");
    bare = GROUPING.matcher(bare).replaceAll("");
    var names = new TreeSet<String>();
    Matcher name = NAME.matcher(bare);
    while (name.find()) {
      if (!WORDS.contains(name.group())) {
        names.add(name.group());
      }
    }
    return names;
  }

  static Set<String> inTemplate(String template) {
    var names = new TreeSet<String>();
    Matcher query = Pattern.compile("`([^`]*)`").matcher(template);
    while (query.find()) {
      Matcher name = OURS.matcher(query.group(1));
      while (name.find()) {
        names.add(name.group());
      }
    }
    return names;
  }
}
