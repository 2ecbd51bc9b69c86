package io.trialsync.obs.ejb.metrics;

import static io.trialsync.obs.ejb.metrics.StoredJobs.at;
import static io.trialsync.obs.ejb.metrics.StoredJobs.failing;
import static io.trialsync.obs.ejb.metrics.StoredJobs.paused;
import static io.trialsync.obs.ejb.metrics.StoredJobs.using;
import static io.trialsync.obs.ejb.metrics.StoredJobs.waited;
import static org.assertj.core.api.Assertions.assertThat;

import io.trialsync.obs.persistence.metrics.Expectation;
import io.trialsync.obs.persistence.metrics.JobState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Which job waits for which, and that somebody always hears of the trouble. */
class UpstreamsTest {
  private static final Instant NOW = at(10_000);
  private static final Set<Long> NONE = Set.of();

  @Test
  void whoReadsWhatAFailedJobLoadsWaitsForIt() {
    assertThat(upstreams(bad("load", NONE, Set.of(1L)), good("mart", Set.of(1L), Set.of(2L))))
        .isEqualTo(Map.of("mart", "load"));
  }

  @Test
  void aJobThatIsWellHoldsNobodyBack() {
    assertThat(upstreams(good("load", NONE, Set.of(1L)), bad("mart", Set.of(1L), NONE))).isEmpty();
  }

  @Test
  void lateAndStuckCountAsFailuresDo() {
    var coming = new Expectation(at(0), NOW.plusSeconds(1), NOW.plusSeconds(1), 0);
    var lateStart = new Expectation(at(0), NOW.minusSeconds(1), null, 0);
    var lateEnd = new Expectation(at(0), null, NOW.minusSeconds(1), 0);
    var stuck = new Expectation(at(0), null, null, 1);
    assertThat(heldBackBy(coming)).isEmpty();
    assertThat(heldBackBy(lateStart)).isEqualTo(Map.of("mart", "load"));
    assertThat(heldBackBy(lateEnd)).isEqualTo(Map.of("mart", "load"));
    assertThat(heldBackBy(stuck)).isEqualTo(Map.of("mart", "load"));
  }

  @Test
  void aPausedJobHoldsNobodyBackAndWaitsForNobody() {
    JobState load = bad("load", NONE, Set.of(1L));
    JobState mart = bad("mart", Set.of(1L), NONE);
    assertThat(upstreams(paused(load), mart)).isEmpty();
    assertThat(upstreams(load, paused(mart))).isEmpty();
  }

  @Test
  void aJobIsNotItsOwnUpstream() {
    assertThat(upstreams(bad("load", Set.of(1L), Set.of(1L)))).isEmpty();
  }

  @Test
  void twoJobsThatLoadTheSameTableDoNotWaitForEachOther() {
    assertThat(
            upstreams(bad("load", Set.of(1L), Set.of(1L)), bad("backfill", Set.of(1L), Set.of(1L))))
        .isEmpty();
  }

  @Test
  void ofTwoThatFeedEachOtherTheWellOneWaits() {
    assertThat(upstreams(bad("one", Set.of(1L), Set.of(2L)), good("other", Set.of(2L), Set.of(1L))))
        .isEqualTo(Map.of("other", "one"));
  }

  @Test
  void twoThatFeedEachOtherDoNotSilenceEachOther() {
    assertThat(upstreams(bad("one", Set.of(1L), Set.of(2L)), bad("other", Set.of(2L), Set.of(1L))))
        .isEmpty();
  }

  @Test
  void aLongerCircleSilencesNobodyEither() {
    assertThat(
            upstreams(
                bad("a", Set.of(3L), Set.of(1L)),
                bad("b", Set.of(1L), Set.of(2L)),
                bad("c", Set.of(2L), Set.of(3L)),
                bad("behind", Set.of(3L), NONE)))
        .isEmpty();
  }

  @Test
  void aCircleThatSomethingElseFeedsWaitsForThat() {
    assertThat(
            upstreams(
                bad("one", Set.of(1L, 9L), Set.of(2L)),
                bad("other", Set.of(2L), Set.of(1L)),
                bad("edc", NONE, Set.of(9L))))
        .isEqualTo(Map.of("one", "edc", "other", "one"));
  }

  @Test
  void inAChainEachNamesTheOneBeforeIt() {
    assertThat(
            upstreams(
                bad("report", Set.of(2L), NONE),
                bad("mart", Set.of(1L), Set.of(2L)),
                bad("load", NONE, Set.of(1L))))
        .isEqualTo(Map.of("mart", "load", "report", "mart"));
  }

  @Test
  void ofSeveralTheNearestToTheBeginningIsNamed() {
    assertThat(
            upstreams(
                    bad("load", NONE, Set.of(1L)),
                    bad("mart", Set.of(1L), Set.of(2L)),
                    bad("report", Set.of(1L, 2L), NONE))
                .get("report"))
        .isEqualTo("load");
  }

  /** Whoever is held back is so by one who is heard of, or who is held back by such a one. */
  @Property(tries = 500)
  void behindEachThatIsHeldBackStandsOneWhoIsHeardOf(@ForAll long seed) {
    var random = new Random(seed);
    List<JobState> jobs = new ArrayList<>();
    Set<String> unwell = new HashSet<>();
    for (int i = 0; i < 12; i++) {
      String name = "job-" + i;
      boolean isBad = random.nextInt(3) > 0;
      jobs.add(isBad ? bad(name, some(random), some(random)) : good(name, some(random), NONE));
      if (isBad) {
        unwell.add(name);
      }
    }
    Map<String, String> upstreams = upstreams(jobs.toArray(JobState[]::new));
    for (String name : upstreams.keySet()) {
      Set<String> seen = new HashSet<>();
      @Nullable String upstream = name;
      while (upstreams.containsKey(upstream)) {
        assertThat(seen.add(upstream)).as("no circle: %s", upstreams).isTrue();
        upstream = upstreams.get(upstream);
      }
      assertThat(unwell).contains(upstream);
    }
  }

  private static Set<Long> some(Random random) {
    Set<Long> tables = new HashSet<>();
    for (int i = random.nextInt(3); i > 0; i--) {
      tables.add((long) random.nextInt(8));
    }
    return tables;
  }

  private static Map<String, String> heldBackBy(Expectation expectation) {
    return upstreams(
        using(waited("load", expectation), NONE, Set.of(1L)), good("mart", Set.of(1L), NONE));
  }

  private static JobState bad(String name, Set<Long> read, Set<Long> loaded) {
    return using(failing("default", name), read, loaded);
  }

  private static JobState good(String name, Set<Long> read, Set<Long> loaded) {
    return using(waited(name, new Expectation(at(0), null, null, 0)), read, loaded);
  }

  private static Map<String, String> upstreams(JobState... jobs) {
    Map<String, String> byName = new HashMap<>();
    Upstreams.of(List.of(jobs), NOW).forEach((job, upstream) -> byName.put(job.jobId(), upstream));
    return byName;
  }
}
