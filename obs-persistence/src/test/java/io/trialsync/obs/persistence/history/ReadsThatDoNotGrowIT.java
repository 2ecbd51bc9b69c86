package io.trialsync.obs.persistence.history;

import static org.assertj.core.api.Assertions.assertThat;

import io.trialsync.obs.persistence.TestDatabase;
import io.trialsync.obs.persistence.TestEntities;
import io.trialsync.obs.persistence.job.JobFilter;
import io.trialsync.obs.persistence.job.JobOverview;
import io.trialsync.obs.persistence.job.JobPlace;
import io.trialsync.obs.persistence.job.JobStore;
import io.trialsync.obs.persistence.metrics.StateStore;
import io.trialsync.obs.persistence.quality.FindingFilter;
import io.trialsync.obs.persistence.quality.FindingList;
import io.trialsync.obs.persistence.quality.JudgedRuns;
import io.trialsync.obs.persistence.run.RunStore;
import io.trialsync.obs.persistence.run.RunWindow;
import jakarta.persistence.EntityManager;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Consumer;
import org.hibernate.Session;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** No question reads much more than it answers, however long the history has become. */
class ReadsThatDoNotGrowIT {
  private static final int CAP = 10_001;
  private static final Instant NOW = Instant.now();

  private static long often;

  @BeforeAll
  static void fill() {
    LargeHistory.fill();
    try (EntityManager entities = TestEntities.manager()) {
      often =
          new JobStore(entities)
              .find(LargeHistory.TENANT, LargeHistory.OFTEN)
              .orElseThrow()
              .jobKey();
    }
  }

  @AfterAll
  static void remove() {
    LargeHistory.remove();
  }

  @Test
  void listsJobs() {
    costsAtMost(1_800, jobs(null, null));
    costsAtMost(1_800, jobs(null, "job-00"));
  }

  @Test
  void looksOnceAtTheNewestRunOfEveryJobWhereTheirStatusIsAsked() {
    costsAtMost(6_500, jobs("failed", null));
  }

  @Test
  void countsFailuresBackToTheNewestSuccessAndNoFurther() {
    setNewestOfTheOftenJob("failed");
    try {
      costsAtMost(150, oneJob(1));
    } finally {
      setNewestOfTheOftenJob("success");
    }
  }

  /** Each run with its verdict, which is looked up in about two pages, and all with their total. */
  @Test
  void listsRunsOfAJob() {
    costsAtMost(400, runs(null, 0));
    costsAtMost(700, runs(null, 9_950));
    costsAtMost(400, runs("failed", 0));
    costsAtMost(200, runs("running", 0));
    costsAtMost(400, runs("success", 0));
  }

  @Test
  void countsRunsOfAJobFromTheIndexAlone() {
    costsAtMost(200, count(null));
    costsAtMost(200, count("success"));
    costsAtMost(120, count("failed"));
    costsAtMost(20, count("running"));
  }

  @Test
  void findsOneRun() {
    costsAtMost(
        40,
        entities -> {
          var store = new RunStore(entities);
          var newest = store.newestRunning(LargeHistory.TENANT, LargeHistory.OFTEN);
          assertThat(newest).isEmpty();
        });
    costsAtMost(
        80,
        entities -> {
          var store = new RunStore(entities);
          var run = store.page(window(null), 0, 1, 1).runs().get(0).run();
          entities.clear();
          assertThat(new JudgedRuns(entities).find(LargeHistory.TENANT, run.runId())).isPresent();
          assertThat(store.attempts(LargeHistory.TENANT, run.runKey())).hasSizeLessThan(2);
          assertThat(store.stages(LargeHistory.TENANT, run.runKey())).isEmpty();
          assertThat(store.lifeCycle(LargeHistory.TENANT, run.runKey())).isEmpty();
        });
  }

  /** And whether anybody was told of the run, in an index of its own. */
  @Test
  void findsWhatChecksSaidOfRuns() {
    costsAtMost(
        300,
        entities ->
            assertThat(new RunStore(entities).page(window(null), 0, 51, 1).runs())
                .anyMatch(listed -> "fail".equals(listed.dqStatus())));
    UUID judged =
        UUID.fromString(
            TestDatabase.query(
                    "select q.run_key from run_quality q"
                        + " join finding f on f.opened_run_key = q.run_key"
                        + " where q.run_at < now() - interval '80 days' limit 1")
                .get(0));
    costsAtMost(
        30,
        entities ->
            assertThat(
                    Objects.requireNonNull(
                            new JudgedRuns(entities)
                                .find(LargeHistory.TENANT, judged)
                                .orElseThrow()
                                .quality())
                        .findingIds())
                .contains(judged.toString()));
  }

  @Test
  void listsFindings() {
    costsAtMost(1_000, findings(null, null, "open", 0));
    costsAtMost(1_200, findings(null, null, null, 0));
    costsAtMost(1_500, findings(null, null, null, 9_950));
    costsAtMost(1_200, findings(often, null, null, 0));
    // Few of many: all 50,000 of the window are looked through, twice, but in the index alone.
    costsAtMost(3_500, findings(null, "zero_rows", null, 0));
    costsAtMost(2_000, findings(often, null, "open", 0));
  }

  @Test
  void findsOutThatThereIsNoSuchRun() {
    costsAtMost(
        20,
        entities ->
            assertThat(new JudgedRuns(entities).find(LargeHistory.TENANT, UUID.randomUUID()))
                .isEmpty());
  }

  @Test
  void addsUpDaysAndHours() {
    LocalDate today = LocalDate.ofInstant(NOW, ZoneOffset.UTC);
    costsAtMost(
        400,
        entities ->
            assertThat(store(entities).daysOfTenant("large", today.minusDays(7), today))
                .hasSize(7));
    costsAtMost(
        120,
        entities ->
            assertThat(
                    store(entities)
                        .daysOfJob(LargeHistory.TENANT, often, today.minusDays(60), today))
                .hasSize(60));
    costsAtMost(
        120,
        entities ->
            assertThat(
                    store(entities)
                        .hoursOfJob(LargeHistory.TENANT, often, NOW.minus(Duration.ofDays(7)), NOW))
                .hasSizeBetween(166, 169));
  }

  /** Some thirty pages for each of 1,000 jobs, one of which has 80,000 runs. */
  @Test
  void readsTheStateOfAllJobs() {
    costsAtMost(
        30_000,
        entities ->
            entities
                .unwrap(Session.class)
                .doWork(
                    connection ->
                        assertThat(new StateStore(connection).read(true).jobs()).hasSize(1_000)));
  }

  @Test
  void knowsHowTheServerSetsThePlanner() {
    assertThat(ReaderSettings.ofThePlanner())
        .containsExactlyInAnyOrder(
            "set local plan_cache_mode = force_generic_plan",
            "set local enable_seqscan = off",
            "set local jit = off");
  }

  @Test
  void wouldSeeAQuestionThatReadsTheWholeTable() {
    ReadingCost cost =
        ReadingCost.of(
            entities ->
                entities
                    .createNativeQuery("select count(*) from run where error_message like 'x%'")
                    .getSingleResult());
    assertThat(cost.wholeReads()).isPositive();
    assertThat(cost.blocks()).isGreaterThan(1_000);
  }

  private static Consumer<EntityManager> jobs(String status, String text) {
    var filter = new JobFilter(LargeHistory.TENANT, status, text, null);
    var place = new JobPlace(null, 0, 51, CAP, NOW);
    return entities -> {
      var page = new JobStore(entities).page(filter, place);
      assertThat(page.jobs()).isNotEmpty();
      assertThat(page.total()).isGreaterThanOrEqualTo(page.jobs().size());
    };
  }

  private static Consumer<EntityManager> oneJob(int failures) {
    var place = new JobPlace(null, 0, 1, 1, NOW);
    return entities ->
        assertThat(
                new JobStore(entities)
                    .page(JobFilter.one(LargeHistory.TENANT, LargeHistory.OFTEN), place)
                    .jobs())
            .extracting(JobOverview::consecutiveFailures)
            .containsExactly(failures);
  }

  private static void setNewestOfTheOftenJob(String status) {
    TestDatabase.execute(
        "update run set status = '%s' where run_key = (select run_key from run where job_key = %d order by run_at desc limit 1)"
            .formatted(status, often));
  }

  private static Consumer<EntityManager> runs(String status, int offset) {
    return entities ->
        assertThat(new RunStore(entities).page(window(status), offset, 51, CAP).runs().size())
            .isEqualTo("running".equals(status) ? 0 : 51);
  }

  private static Consumer<EntityManager> findings(
      Long jobKey, String check, String state, int offset) {
    var filter =
        new FindingFilter(
            LargeHistory.TENANT,
            jobKey,
            NOW.minus(Duration.ofDays(90)),
            NOW,
            null,
            check,
            null,
            state);
    return entities -> {
      var list = new FindingList(entities);
      assertThat(list.page(filter, offset, 51)).isNotEmpty();
      assertThat(list.count(filter, CAP)).isPositive();
    };
  }

  private static Consumer<EntityManager> count(String status) {
    return entities ->
        assertThat(new RunStore(entities).page(window(status), 0, 1, CAP).total())
            .isBetween(0, CAP);
  }

  private static RunWindow window(String status) {
    return new RunWindow(LargeHistory.TENANT, often, NOW.minus(Duration.ofDays(90)), NOW, status);
  }

  private static SummaryStore store(EntityManager entities) {
    return new SummaryStore(entities);
  }

  private static void costsAtMost(long blocks, Consumer<EntityManager> question) {
    ReadingCost cost = ReadingCost.of(question);
    assertThat(cost.wholeReads()).isZero();
    assertThat(cost.blocks()).isLessThanOrEqualTo(blocks);
  }
}
