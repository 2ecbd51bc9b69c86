package io.trialsync.obs.ejb.quality.probe;

import static org.assertj.core.api.Assertions.assertThat;

import io.trialsync.obs.persistence.quality.probe.ProbeStore.Occasion;
import io.trialsync.obs.persistence.quality.probe.ProbedJob;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What is to be looked at, and what was looked at already. */
class DueFinderTest {
  private static final Instant NOW = Instant.parse("2026-11-22T06:40:00Z");
  private static final UUID RUN = UUID.fromString("0197a3c1-7f00-7000-8000-00000000aaaa");
  private static final String BOTH =
      """
      {"a": {"source": "w", "table": "p.a", "after_run": true},
       "b": {"source": "w", "table": "p.b", "after_run": true, "every": "PT1H"},
       "c": {"source": "w", "table": "p.c", "every": "PT60M"},
       "d": {"source": "w", "table": "p.d", "every": "PT15M"}}""";

  private final Map<Occasion, String> done = new HashMap<>();

  @Test
  void tablesOfOneOccasionAreLookedAtTogether() {
    assertThat(due(NOW, RUN))
        .extracting(each -> each.occasion().name(), each -> each.probes().keySet().toString())
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("after_run", "[a, b]"),
            org.assertj.core.groups.Tuple.tuple("PT15M", "[d]"),
            org.assertj.core.groups.Tuple.tuple("PT1H", "[b, c]"));
  }

  @Test
  void aRunIsFollowedOnce() {
    due(NOW, RUN).forEach(each -> done.put(each.occasion(), each.token()));
    assertThat(due(NOW, RUN)).isEmpty();
    assertThat(due(NOW, UUID.randomUUID()))
        .singleElement()
        .satisfies(each -> assertThat(each.afterRun()).isTrue());
  }

  @Test
  void withoutARunOnlyTheScheduleCounts() {
    assertThat(due(NOW, null)).noneMatch(DueProbes::afterRun).hasSize(2);
  }

  @Test
  void thePointsOfAScheduleLieWhereTheyAreForEveryNode() {
    DueProbes hourly = due(NOW, null).get(1);
    assertThat(hourly.dueAt()).isEqualTo(Instant.parse("2026-11-22T06:00:00Z"));
    done.put(hourly.occasion(), hourly.token());
    assertThat(due(Instant.parse("2026-11-22T06:59:59Z"), null)).hasSize(1);
    assertThat(due(Instant.parse("2026-11-22T07:00:00Z"), null)).hasSize(2);
  }

  @Test
  void aPointThatIsLookedAtTwiceIsOneRun() {
    DueProbes once = due(NOW, null).get(1);
    DueProbes again = due(NOW.plusSeconds(600), null).get(1);
    DueProbes next = due(NOW.plusSeconds(3600), null).get(1);
    assertThat(again.run()).isEqualTo(once.run()).isNotEqualTo(next.run());
  }

  @Test
  void whatWasMissedIsNotMadeUpFor() {
    due(NOW, null).forEach(each -> done.put(each.occasion(), each.token()));
    assertThat(due(NOW.plusSeconds(86_400), null)).hasSize(2);
  }

  private List<DueProbes> due(Instant now, UUID ended) {
    var run = ended == null ? null : new ProbedJob.EndedRun(ended, ended, 1);
    return new DueFinder(done, now).of(new ProbedJob("default", 7, "load", BOTH, run));
  }
}
