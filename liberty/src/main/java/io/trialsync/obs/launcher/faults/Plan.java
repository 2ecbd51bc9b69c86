package io.trialsync.obs.launcher.faults;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;

/** In which order things break: mostly kills, mostly of the database, everything else between. */
final class Plan {
  private static final int ONE_BOTH_IN = 50;
  private static final int ONE_SERVER_IN = 9;
  private static final Duration AWAY = Duration.ofMinutes(5);
  private static final Duration AWAY_SHORT = Duration.ofSeconds(24);
  private static final int KILLS_OF_CONTROL = 6;

  private Plan() {}

  /** What breaks on the main platform; the disk is filled on one of its own. */
  static List<Nemesis> of(FaultsSettings settings, Faults faults) {
    Set<String> wanted = settings.only();
    var random = new Random(settings.seed());
    List<Nemesis> plan = new ArrayList<>(kills(settings.kills(), wanted));
    Collections.shuffle(plan, random);
    List<Nemesis> others =
        List.of(
            new FreezeDatabase(),
            new DatabaseAway(settings.shortForm() ? AWAY_SHORT : AWAY),
            CutAnswers.ofServer(),
            CutAnswers.ofDatabase(),
            new TerminateServer(faults),
            new ClockOff(),
            new OneOfTwoServers());
    for (Nemesis nemesis : others) {
      if (wanted.contains(nemesis.name())) {
        plan.add(random.nextInt(plan.size() + 1), nemesis);
      }
    }
    return plan;
  }

  /** What breaks where the database may forget. */
  static List<Nemesis> ofControl() {
    return Collections.nCopies(KILLS_OF_CONTROL, new KillDatabase());
  }

  private static List<Nemesis> kills(int kills, Set<String> wanted) {
    boolean database = wanted.contains(KillDatabase.NAME);
    boolean server = wanted.contains(KillServer.NAME);
    boolean both = wanted.contains(KillBoth.NAME);
    List<Nemesis> kinds = new ArrayList<>();
    for (int number = 1; number <= kills; number++) {
      if (both && (number % ONE_BOTH_IN == 0 || !database && !server)) {
        kinds.add(new KillBoth());
      } else if (server && (number % ONE_SERVER_IN == 1 || !database)) {
        kinds.add(new KillServer());
      } else if (database) {
        kinds.add(new KillDatabase());
      }
    }
    return kinds;
  }
}
