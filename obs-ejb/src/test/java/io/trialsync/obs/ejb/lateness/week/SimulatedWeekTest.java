package io.trialsync.obs.ejb.lateness.week;

import static org.assertj.core.api.Assertions.assertThat;

import io.trialsync.obs.ejb.lateness.Alarm;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * A week of two hundred jobs in twelve zones: what a person must hear is heard once, and nothing
 * else is.
 */
class SimulatedWeekTest {

  @ParameterizedTest
  @CsvSource({
    "2026-03-05T00:00:00Z, the clocks of America go forward",
    "2026-03-26T00:00:00Z, the clocks of Europe go forward",
    "2026-04-02T00:00:00Z, the clocks of Australia go back",
    "2026-10-22T00:00:00Z, the clocks of Europe go back"
  })
  @DisplayName("tells what went wrong, once, and nothing else")
  void tellsWhatWentWrongOnceAndNothingElse(Instant begin, String why) {
    World world = new World(begin.getEpochSecond(), begin).populate();
    Map<Alarm.Kind, Integer> told = new TreeMap<>();
    int looks = 0;
    int lost = 0;
    for (JobScript job : world.jobs) {
      var server = new ServerReplay(job, world.outages);
      server.liveUntil(begin.plusSeconds(7 * 86_400));
      assertThat(server.sent.keySet())
          .as("%s, %s", job.name, job.schedule)
          .containsExactlyInAnyOrderElementsOf(job.expected);
      assertThat(server.sent.values()).as(job.name).allMatch(times -> times == 1);
      assertThat(server.lost).as(job.name).hasSize(job.lost);
      server.sent.keySet().forEach(alarm -> told.merge(alarm.kind(), 1, Integer::sum));
      looks += server.looks;
      lost += job.lost;
    }
    assertThat(told.keySet()).containsExactlyInAnyOrder(Alarm.Kind.values());
    print(why, world, told, looks, lost);
  }

  private static void print(
      String why, World world, Map<Alarm.Kind, Integer> told, int looks, int lost) {
    int runs = world.jobs.stream().mapToInt(job -> job.runs.size()).sum();
    System.out.printf(
        "%s: %d jobs, %d runs (%d by hand), %s, %d paused or retired, %d looks; "
            + "told %s, %d lost; none false, none missed, each once%n",
        why, world.jobs.size(), runs, world.byHand, world.counts, world.paused, looks, told, lost);
  }
}
