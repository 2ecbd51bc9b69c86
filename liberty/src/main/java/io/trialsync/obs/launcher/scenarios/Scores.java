package io.trialsync.obs.launcher.scenarios;

import io.trialsync.obs.launcher.scenarios.history.Kind;
import io.trialsync.obs.launcher.scenarios.history.MadeHistory;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Who was right how often, by kind of history. */
final class Scores {
  /** The checks of the server, and the rules that they are compared with. */
  enum Who {
    CHECK,
    Z_SCORE,
    FIXED_PERCENT
  }

  private record Place(Kind kind, KnownCheck check, Who who) {}

  private final Map<Place, Score> scores = new LinkedHashMap<>();

  /**
   * Counts a history.
   *
   * @param found the names of the checks that called it bad, for each run
   */
  void add(MadeHistory history, List<Set<String>> found) {
    for (KnownCheck check : KnownCheck.values()) {
      List<Boolean> said =
          found.stream().map(names -> check.names().stream().anyMatch(names::contains)).toList();
      count(history, check, Who.CHECK, said);
      count(history, check, Who.Z_SCORE, PlainRule.Z_SCORE.verdicts(history, check.aspect()));
      count(
          history,
          check,
          Who.FIXED_PERCENT,
          PlainRule.FIXED_PERCENT.verdicts(history, check.aspect()));
    }
  }

  private void count(MadeHistory history, KnownCheck check, Who who, List<Boolean> said) {
    Score score = Score.NONE;
    for (int number = 0; number < said.size(); number++) {
      score = score.with(history.runs().get(number).label(check.aspect()), said.get(number));
    }
    scores.merge(new Place(history.kind(), check, who), score, Score::plus);
  }

  Score of(Kind kind, KnownCheck check, Who who) {
    return scores.getOrDefault(new Place(kind, check, who), Score.NONE);
  }

  /** Over all kinds. */
  Score of(KnownCheck check, Who who) {
    return scores.entrySet().stream()
        .filter(entry -> entry.getKey().check() == check && entry.getKey().who() == who)
        .map(Map.Entry::getValue)
        .reduce(Score.NONE, Score::plus);
  }

  /** The kinds of histories that were counted. */
  List<Kind> kinds() {
    return scores.keySet().stream().map(Place::kind).distinct().toList();
  }
}
