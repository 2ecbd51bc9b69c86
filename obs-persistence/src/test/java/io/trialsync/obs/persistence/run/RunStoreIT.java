package io.trialsync.obs.persistence.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.trialsync.obs.persistence.TestDatabase;
import io.trialsync.obs.persistence.TestEntities;
import io.trialsync.obs.persistence.job.JobStore;
import jakarta.persistence.EntityManager;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Runs and what belongs to them, mapped onto the migrated schema of a real PostgreSQL. */
class RunStoreIT {
  private static final Instant SIX = Instant.parse("2026-11-20T06:00:00Z");
  private static final UUID KEY = UUID.fromString("00000000-0000-4000-8000-00000000000a");
  private static final UUID FIRST_TRY = UUID.fromString("00000000-0000-4000-8000-000000000001");
  private static final UUID SECOND_TRY = UUID.fromString("00000000-0000-4000-8000-000000000002");

  private final ReportStore reports =
      new ReportStore(TestDatabase.dataSource(), NameLimits.NONE, false);
  private EntityManager entities;
  private RunStore runs;

  @BeforeEach
  void open() {
    TestDatabase.clear();
    entities = TestEntities.manager();
    runs = new RunStore(entities);
  }

  @AfterEach
  void close() {
    entities.close();
  }

  @Test
  void findsARunByItsKeyAndByTheIdOfAnyTry() throws SQLException {
    report(KEY, SECOND_TRY, 2, "succeeded", SIX.plusSeconds(60));
    report(KEY, FIRST_TRY, 1, "attempt_failed", SIX);
    assertThat(List.of(KEY, FIRST_TRY, SECOND_TRY))
        .allSatisfy(
            id ->
                assertThat(runs.find("default", id)).hasValueSatisfying(this::isTheRunOfTwoTries));
    assertThat(runs.find("another", KEY)).isEmpty();
    assertThat(runs.attempts("default", KEY))
        .extracting(Attempt::attempt, Attempt::runId, Attempt::status)
        .containsExactly(tuple(1, FIRST_TRY, "failed"), tuple(2, SECOND_TRY, "success"));
    assertThat(runs.lifeCycle("default", KEY))
        .extracting(LifeCycleLine::kind)
        .containsExactly("attempt_failed", "succeeded");
  }

  @Test
  void walksOverAllRunsOfAJobByCursorNewestFirst() throws SQLException {
    for (int i = 0; i < 7; i++) {
      UUID id = new UUID(0, i);
      // Two of them start at the same moment: the key decides.
      report(id, id, 1, "started", SIX.plusSeconds(Math.min(i, 5)));
    }
    RunWindow window = window(null);
    assertThat(runs.page(window, 0, 1, 100).total()).isEqualTo(7);
    assertThat(runs.page(window, 0, 1, 3).total()).isEqualTo(3);
    List<ListedRun> seen = new ArrayList<>(runs.page(window, 0, 3, 100).runs());
    while (seen.size() < 7) {
      Run last = seen.get(seen.size() - 1).run();
      seen.addAll(runs.page(window, new RunPlace(last.runAt(), last.runKey()), 3, 100).runs());
    }
    assertThat(seen)
        .extracting(listed -> listed.run().runKey().getLeastSignificantBits())
        .containsExactly(6L, 5L, 4L, 3L, 2L, 1L, 0L);
    assertThat(runs.page(window, 2, 3, 100).runs()).isEqualTo(seen.subList(2, 5));
    assertThat(runs.page(window, 7, 3, 100)).isEqualTo(new RunPage(List.of(), 7));
  }

  @Test
  void keepsToWindowAndStatus() throws SQLException {
    report(FIRST_TRY, FIRST_TRY, 1, "failed", SIX);
    report(SECOND_TRY, SECOND_TRY, 1, "started", SIX.plusSeconds(3600));
    assertThat(runs.page(window("failed"), 0, 10, 10).runs())
        .extracting(listed -> listed.run().runId())
        .containsExactly(FIRST_TRY);
    var untilSecond = new RunWindow("default", jobKey(), SIX, SIX.plusSeconds(3600), null);
    assertThat(runs.page(untilSecond, 0, 10, 10).runs())
        .extracting(listed -> listed.run().runId())
        .containsExactly(FIRST_TRY);
    assertThat(runs.newestRunning("default", "load")).contains(SECOND_TRY);
    assertThat(runs.newestRunning("another", "load")).isEmpty();
  }

  private void isTheRunOfTwoTries(Run run) {
    assertThat(run.runId()).isEqualTo(FIRST_TRY);
    assertThat(run.status()).isEqualTo("success");
    assertThat(run.attemptCount()).isEqualTo(2);
  }

  private RunWindow window(String status) {
    return new RunWindow("default", jobKey(), SIX.minusSeconds(1), SIX.plusSeconds(86_400), status);
  }

  private long jobKey() {
    return new JobStore(entities).find("default", "load").orElseThrow().jobKey();
  }

  private void report(UUID key, UUID runId, int attempt, String kind, Instant at)
      throws SQLException {
    var row = new ReportRow("load", key, runId, attempt, kind, at);
    reports.record("default", row.reports(null), ReportRow.stages(null));
  }
}
