package io.trialsync.obs.launcher.client;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The options of a command, {@code --name value} or {@code --flag}, checked against a list. */
public final class CommandLine {
  private final Map<String, String> values = new HashMap<>();
  private final Set<String> flags = new HashSet<>();

  private CommandLine() {}

  /** Reads the words; an option that is in neither set is refused. */
  public static CommandLine parse(
      List<String> words, Set<String> withValue, Set<String> withoutValue) {
    var line = new CommandLine();
    for (int i = 0; i < words.size(); i++) {
      String word = words.get(i);
      int equals = word.indexOf('=');
      String name = equals > 0 ? word.substring(0, equals) : word;
      if (withoutValue.contains(name) && equals < 0) {
        line.flags.add(name);
      } else if (!withValue.contains(name)) {
        throw unknown(word, withValue, withoutValue);
      } else if (equals > 0) {
        line.values.put(name, word.substring(equals + 1));
      } else if (i + 1 < words.size()) {
        line.values.put(name, words.get(++i));
      } else {
        throw CommandException.usage("The option " + name + " needs a value after it.");
      }
    }
    return line;
  }

  /** Whether the flag was given. */
  public boolean has(String flag) {
    return flags.contains(flag);
  }

  /** The text after the option, or null when it was not given. */
  public @Nullable String text(String name) {
    return values.get(name);
  }

  /** The whole number after the option, or the fallback when it was not given. */
  public int number(String name, int fallback, int least, int most) {
    String text = values.get(name);
    if (text == null) {
      return fallback;
    }
    if (text.matches("\\d{1,9}")) {
      int number = Integer.parseInt(text);
      if (number >= least && number <= most) {
        return number;
      }
    }
    throw CommandException.usage(
        "%s must be a whole number from %d to %d, not \"%s\".".formatted(name, least, most, text));
  }

  private static CommandException unknown(
      String word, Set<String> withValue, Set<String> withoutValue) {
    var allowed = new TreeSet<>(withValue);
    allowed.addAll(withoutValue);
    String known =
        allowed.isEmpty()
            ? "there are none, only environment variables; --help lists them"
            : "allowed are " + String.join(", ", allowed);
    return CommandException.usage("\"%s\" is not an option here; %s.".formatted(word, known));
  }
}
