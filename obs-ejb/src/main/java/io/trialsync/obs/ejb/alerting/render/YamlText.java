package io.trialsync.obs.ejb.alerting.render;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Writes blocks as YAML. Texts that are more than a word are quoted, odd ones as in JSON, which
 * YAML takes: no value can become anything but a text.
 */
final class YamlText {
  private static final Pattern WORD = Pattern.compile("[a-z][a-z_-]{3,}|\\d{1,3}[smh]");
  private static final Pattern PRINTABLE = Pattern.compile("[\\x20-\\x7e]*");
  private static final Set<String> NO_TEXTS = Set.of("true", "false", "null");
  private static final String STEP = "  ";
  private static final String DASH = "- ";

  private final StringBuilder text = new StringBuilder();

  private YamlText() {}

  static String of(Block block) {
    var yaml = new YamlText();
    yaml.members(block, "", false);
    return yaml.text.toString();
  }

  private void members(Block block, String indent, boolean inList) {
    boolean dash = inList;
    for (Block.Member member : block.members()) {
      String begin = dash ? indent.substring(DASH.length()) : indent;
      if (!member.note().isEmpty()) {
        text.append(begin).append("# ").append(member.note()).append('\n');
      }
      text.append(begin).append(dash ? DASH : "").append(member.key()).append(':');
      value(member.value(), indent);
      dash = false;
    }
  }

  private void value(Object value, String indent) {
    if (value instanceof Block block) {
      text.append('\n');
      members(block, indent + STEP, false);
    } else if (value instanceof List<?> list) {
      list(list, indent);
    } else {
      text.append(' ').append(scalar(value)).append('\n');
    }
  }

  private void list(List<?> list, String indent) {
    if (list.stream().allMatch(String.class::isInstance)) {
      List<String> texts = list.stream().map(YamlText::scalar).toList();
      text.append(" [").append(String.join(", ", texts)).append("]\n");
      return;
    }
    text.append('\n');
    for (Object item : list) {
      members((Block) item, indent + STEP + STEP, true);
    }
  }

  private static String scalar(Object value) {
    if (!(value instanceof String words)) {
      return value.toString();
    }
    if (WORD.matcher(words).matches() && !NO_TEXTS.contains(words)) {
      return words;
    }
    return PRINTABLE.matcher(words).matches()
        ? "'" + words.replace("'", "''") + "'"
        : '"' + String.valueOf(JsonStringEncoder.getInstance().quoteAsString(words)) + '"';
  }
}
