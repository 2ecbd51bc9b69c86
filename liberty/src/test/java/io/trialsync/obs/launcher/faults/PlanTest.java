package io.trialsync.obs.launcher.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Counts what is broken how often. */
class PlanTest {

  @Test
  void killsTheDatabaseMostlyAndTheServerOften() {
    Map<String, Long> counts = counts(List.of());
    assertThat(counts.get(KillDatabase.NAME)).isBetween(150L, 178L);
    assertThat(counts.get(KillServer.NAME)).isGreaterThanOrEqualTo(20);
    assertThat(counts.get(KillBoth.NAME)).isEqualTo(4);
    assertThat(
            counts.get(KillDatabase.NAME) + counts.get(KillServer.NAME) + counts.get(KillBoth.NAME))
        .isEqualTo(200);
    assertThat(counts).containsEntry(OneOfTwoServers.NAME, 1L).containsEntry(ClockOff.NAME, 1L);
  }

  @Test
  void killsTheServerOnceInTheShortForm() {
    assertThat(counts(List.of("--short")))
        .containsEntry(KillServer.NAME, 1L)
        .containsEntry(KillDatabase.NAME, 5L)
        .containsEntry(CutAnswers.OF_DATABASE, 1L);
  }

  @Test
  void breaksTheSameInTheSameOrderWithTheSameSeed() {
    assertThat(names(List.of("--seed=3"))).isEqualTo(names(List.of("--seed=3")));
    assertThat(names(List.of("--seed=3"))).isNotEqualTo(names(List.of("--seed=4")));
  }

  @Test
  void doesOnlyWhatWasAskedFor() {
    assertThat(names(List.of("--only=kill-server", "--kills=3")))
        .containsExactly(KillServer.NAME, KillServer.NAME, KillServer.NAME);
    assertThat(names(List.of("--only=freeze-database"))).containsExactly(FreezeDatabase.NAME);
  }

  private static Map<String, Long> counts(List<String> words) {
    return names(words).stream().collect(Collectors.groupingBy(n -> n, Collectors.counting()));
  }

  private static List<String> names(List<String> words) {
    return Plan.of(FaultsSettings.parse(words), new Faults()).stream().map(Nemesis::name).toList();
  }
}
