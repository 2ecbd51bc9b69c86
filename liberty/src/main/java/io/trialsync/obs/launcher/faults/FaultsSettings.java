package io.trialsync.obs.launcher.faults;

import io.trialsync.obs.launcher.client.CommandException;
import io.trialsync.obs.launcher.client.CommandLine;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is to be broken, as typed.
 *
 * @param kills how many times processes are killed
 * @param limit when nothing new is broken any more
 * @param only names of what is to be broken
 * @param shortForm whether it is the form for CI: two minutes, the control included
 * @param control whether only the control is wanted
 */
record FaultsSettings(
    int kills, Duration limit, long seed, Set<String> only, boolean shortForm, boolean control) {

  /** All names, in the order of the usage text. */
  static final List<String> NAMES =
      List.of(
          KillDatabase.NAME,
          KillServer.NAME,
          KillBoth.NAME,
          FreezeDatabase.NAME,
          DatabaseAway.NAME,
          CutAnswers.OF_SERVER,
          CutAnswers.OF_DATABASE,
          TerminateServer.NAME,
          ClockOff.NAME,
          OneOfTwoServers.NAME,
          DiskFull.NAME);

  private static final Set<String> SHORT =
      Set.of(
          KillDatabase.NAME,
          KillServer.NAME,
          FreezeDatabase.NAME,
          CutAnswers.OF_SERVER,
          CutAnswers.OF_DATABASE,
          TerminateServer.NAME);

  /** Reads the words; a wrong one is refused with a sentence. */
  static FaultsSettings parse(List<String> words) {
    var line =
        CommandLine.parse(
            words,
            Set.of("--kills", "--minutes", "--seed", "--only"),
            Set.of("--short", "--control"));
    boolean shortForm = line.has("--short");
    return new FaultsSettings(
        line.number("--kills", shortForm ? 6 : 200, 1, 100_000),
        Duration.ofMinutes(line.number("--minutes", shortForm ? 4 : 45, 1, 1_440)),
        line.number("--seed", 1, 0, 999_999_999),
        only(line.text("--only"), shortForm),
        shortForm,
        line.has("--control"));
  }

  private static Set<String> only(@Nullable String text, boolean shortForm) {
    if (text == null) {
      return shortForm ? SHORT : Set.copyOf(NAMES);
    }
    var names = new LinkedHashSet<String>();
    for (String word : text.split(",", -1)) {
      String name = word.strip();
      if (!NAMES.contains(name)) {
        throw CommandException.usage(
            "--only knows no \"%s\"; there are %s.".formatted(name, String.join(", ", NAMES)));
      }
      names.add(name);
    }
    return Set.copyOf(names);
  }
}
