package io.trialsync.obs.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * Questions that hang in the database hold up other questions and no report. They hang at a lock of
 * {@code table_schema}, which a question about one run reads and a report without columns does not.
 */
class HeavyReadsIT {
  private static final int SLOTS = 6;
  private static final Duration AT_ONCE = Duration.ofSeconds(1);

  private final ApiClient api = ApiClient.ofNewTenant();
  private final ExecutorService callers = Executors.newCachedThreadPool();

  @AfterEach
  void stop() {
    callers.shutdownNow();
  }

  @Test
  void refusesQuestionsAtOnceAndTakesReportsWhileEverySlotHangs() throws Exception {
    var run = ReportedRun.of("heavy");
    api.post("/v1/obs/run-events", run.event("started", "2026-11-20T06:00:00Z")).ok();
    String question = "/v1/obs/runs/" + run.runId();
    api.get(question).ok();
    List<CompletableFuture<Answer>> hanging;
    try (Connection nemesis = RealServer.get().connect()) {
      lock(nemesis);
      hanging = IntStream.range(0, SLOTS).mapToObj(each -> ask(question)).toList();
      awaitHanging(nemesis);

      long start = System.nanoTime();
      Answer refused = api.get("/v1/obs/jobs").isProblem(503, "Too many questions");
      assertThat(since(start)).isLessThan(AT_ONCE);
      assertThat(Integer.parseInt(refused.header("retry-after").orElseThrow())).isBetween(1, 3);

      for (int i = 0; i < 20; i++) {
        long sent = System.nanoTime();
        String event = ReportedRun.of("heavy").event("succeeded", "2026-11-20T06:00:00Z");
        assertThat(api.post("/v1/obs/run-events", event).ok().path("accepted").intValue())
            .isEqualTo(1);
        assertThat(since(sent)).isLessThan(AT_ONCE);
      }
      assertThat(ApiClient.withToken(null).get("/readyz").status()).isEqualTo(200);
    }
    var answers = new ArrayList<Answer>();
    hanging.forEach(each -> answers.add(each.join()));
    assertThat(answers).allMatch(each -> each.status() == 200 || each.status() == 503);
    api.get(question).ok();
    api.get("/v1/obs/jobs").ok();
  }

  @Test
  void stopsAQuestionThatTakesTooLongAndSaysSo() throws Exception {
    var run = ReportedRun.of("heavy");
    api.post("/v1/obs/run-events", run.event("started", "2026-11-20T06:00:00Z")).ok();
    try (Connection nemesis = RealServer.get().connect()) {
      lock(nemesis);
      long start = System.nanoTime();
      Answer stopped =
          api.get("/v1/obs/runs/" + run.runId()).isProblem(503, "did not finish this in time");
      assertThat(since(start)).isLessThan(Duration.ofSeconds(4));
      assertThat(Integer.parseInt(stopped.header("retry-after").orElseThrow())).isBetween(3, 8);
    }
    api.get("/v1/obs/runs/" + run.runId()).ok();
  }

  private static void lock(Connection nemesis) throws SQLException {
    nemesis.setAutoCommit(false);
    try (Statement statement = nemesis.createStatement()) {
      statement.execute("lock table table_schema in access exclusive mode");
    }
  }

  /** Waits until that many connections stand at the lock; within the two seconds they may. */
  private static void awaitHanging(Connection nemesis) throws SQLException {
    try (Statement statement = nemesis.createStatement()) {
      long waiting = 0;
      for (int looks = 0; waiting < SLOTS && looks < 100_000; looks++) {
        try (ResultSet rows =
            statement.executeQuery(
                "select count(*) from pg_locks"
                    + " where not granted and relation = 'table_schema'::regclass")) {
          rows.next();
          waiting = rows.getLong(1);
        }
      }
      assertThat(waiting).isEqualTo(SLOTS);
    }
  }

  private CompletableFuture<Answer> ask(String question) {
    return CompletableFuture.supplyAsync(() -> api.get(question), callers);
  }

  private static Duration since(long start) {
    return Duration.ofNanos(System.nanoTime() - start);
  }
}
