package io.trialsync.obs.ejb.quality.schema;

import io.trialsync.obs.ejb.quality.schema.TypeText.Part;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Takes the text of a type apart; what it does not understand stays one word. */
final class TypeTextReader {
  private static final Pattern SPACES = Pattern.compile("\\s+");
  private static final Pattern SPACES_AT_MARKS = Pattern.compile(" ?([(),<>:\\[\\]]) ?");

  /** What belongs to the column or says how text is sorted, not what fits the type. */
  private static final Pattern REST =
      Pattern.compile(
          "( (not null|null|zerofill|(character set|charset|collate) \\S+))+$",
          Pattern.CASE_INSENSITIVE);

  private static final Pattern ARRAY_MARK = Pattern.compile("\\[\\d*]$");
  private static final Pattern NUMBERS =
      Pattern.compile(
          "(max|-?\\d{1,18}( (char|byte|octets))?)(,-?\\d{1,18})*", Pattern.CASE_INSENSITIVE);

  private TypeTextReader() {}

  static TypeText read(String text) {
    String plain = SPACES.matcher(text.strip()).replaceAll(" ");
    return parse(SPACES_AT_MARKS.matcher(plain).replaceAll("$1"));
  }

  private static TypeText parse(String text) {
    String type = REST.matcher(spaced(text)).replaceAll("").strip();
    var array = ARRAY_MARK.matcher(type);
    if (array.find() && array.start() > 0) {
      return arrayOf(type.substring(0, array.start()));
    }
    if (type.startsWith("_") && TypeWords.isKnown(lower(type.substring(1)))) {
      return arrayOf(type.substring(1));
    }
    int open = firstOf(type, "<(");
    int close = open < 0 ? -1 : Brackets.end(type, open);
    return close < 0 ? TypeText.simple(lower(type)) : withBrackets(type, open, close);
  }

  /** A closing bracket is followed by a space again, so that words behind it are words. */
  private static String spaced(String text) {
    return text.replaceAll("([)>])(?=[A-Za-z])", "$1 ");
  }

  private static TypeText arrayOf(String element) {
    return new TypeText("array", List.of(), List.of(new Part("_element", parse(element))));
  }

  private static TypeText withBrackets(String type, int open, int close) {
    String word = lower(type.substring(0, open).strip());
    String inner = type.substring(open + 1, close);
    List<Part> parts = parts(word, Brackets.split(inner));
    if (!parts.isEmpty()) {
      return new TypeText(word, List.of(), parts);
    }
    if (!NUMBERS.matcher(inner).matches()) {
      return TypeText.simple(lower(type));
    }
    String name = (word + " " + lower(type.substring(close + 1).strip())).strip();
    return new TypeText(name, numbers(inner), List.of());
  }

  private static List<Part> parts(String word, List<String> texts) {
    if (TypeWords.ARRAYS.contains(word) && texts.size() == 1) {
      return List.of(new Part("_element", parse(texts.get(0))));
    }
    if (TypeWords.MAPS.contains(word) && texts.size() == 2) {
      return List.of(new Part("key", parse(texts.get(0))), new Part("value", parse(texts.get(1))));
    }
    var fields = new ArrayList<Part>();
    if (TypeWords.STRUCTS.contains(word)) {
      for (String text : texts) {
        int end = firstOf(text, ": ");
        if (end <= 0) {
          return List.of();
        }
        String name = text.substring(0, end).replaceAll("[`\"]", "");
        fields.add(new Part(name, parse(text.substring(end + 1))));
      }
    }
    return fields;
  }

  private static List<Long> numbers(String inner) {
    var numbers = new ArrayList<Long>();
    for (String part : inner.split(",", -1)) {
      String number = part.split(" ", -1)[0];
      numbers.add(
          number.equalsIgnoreCase("max")
              ? Long.valueOf(TypeWords.UNLIMITED)
              : Long.valueOf(number));
    }
    return numbers;
  }

  private static String lower(String text) {
    return text.toLowerCase(Locale.ROOT);
  }

  private static int firstOf(String text, String marks) {
    for (int i = 0; i < text.length(); i++) {
      if (marks.indexOf(text.charAt(i)) >= 0) {
        return i;
      }
    }
    return -1;
  }
}
