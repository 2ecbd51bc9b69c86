package io.trialsync.obs.launcher.scenarios;

import io.trialsync.obs.launcher.client.CommandException;
import io.trialsync.obs.launcher.client.CommandLine;
import io.trialsync.obs.launcher.scenarios.history.Histories;
import io.trialsync.obs.launcher.scenarios.history.Kind;
import io.trialsync.obs.launcher.scenarios.history.MadeHistory;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What is to be tried, as typed.
 *
 * @param only the one kind of history that is wanted
 */
record ScenariosSettings(int seed, Optional<String> only) {

  /** Reads the words; a wrong one is refused with a sentence. */
  static ScenariosSettings parse(List<String> words) {
    var line = CommandLine.parse(words, Set.of("--seed", "--only"), Set.of());
    Optional<String> only = Optional.ofNullable(line.text("--only"));
    only.ifPresent(ScenariosSettings::require);
    return new ScenariosSettings(line.number("--seed", 1, 0, 999_999_999), only);
  }

  /** The histories that are wanted. */
  List<MadeHistory> histories() {
    return Histories.made(seed).stream()
        .filter(history -> only.isEmpty() || history.kind().name().equals(only.get()))
        .toList();
  }

  private static void require(String name) {
    List<String> names = Histories.kinds().stream().map(Kind::name).toList();
    if (!names.contains(name)) {
      throw CommandException.usage(
          "\"%s\" is not a kind of history; there are %s."
              .formatted(name, names.stream().collect(Collectors.joining(", "))));
    }
  }
}
