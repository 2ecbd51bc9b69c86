package io.trialsync.obs.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

/**
 * Questions that hang in the database hold up other questions and no report. They hang at a lock of
 * {@code table_schema}, which a question about one run reads and a report without columns does not.
 */
@Isolated("answers have two seconds")
class HeavyReadsIT {
  private static final int SLOTS = 6;
  private static final int CALLERS = 2 * SLOTS;
  private static final int REPORTS = 20;

  /** Shorter than any question hangs: who is answered sooner has not waited for one. */
  private static final Duration SOON = Duration.ofMillis(1_900);

  private final ApiClient api = ApiClient.ofNewTenant();
  private final ExecutorService callers = Executors.newFixedThreadPool(CALLERS);

  /** An answer and how long it took. */
  private record Timed(Answer answer, Duration took) {}

  @AfterEach
  void stop() {
    callers.shutdownNow();
  }

  @Test
  @Tag("I24")
  void refusesQuestionsAtOnceAndTakesReportsWhileEverySlotHangs() throws Exception {
    String question = questionAboutARun();
    BlockingQueue<Timed> refused = new LinkedBlockingQueue<>();
    try (Connection nemesis = RealServer.get().connect()) {
      lock(nemesis);
      for (int i = 0; i < CALLERS; i++) {
        callers.execute(() -> askAgainAndAgain(question, refused));
      }
      Timed first = refused.poll(1, TimeUnit.MINUTES);
      assertThat(first).isNotNull();
      assertThat(first.took()).isLessThan(SOON);
      assertThat(Integer.parseInt(first.answer().header("retry-after").orElseThrow()))
          .isBetween(1, 3);
      for (int i = 0; i < REPORTS; i++) {
        String event = ReportedRun.of("heavy").event("succeeded", "2026-11-20T06:00:00Z");
        Timed report = timed(() -> api.post("/v1/obs/run-events", event));
        assertThat(report.answer().ok().path("accepted").intValue()).isEqualTo(1);
        assertThat(report.took()).isLessThan(SOON);
        assertThat(hanging(nemesis)).isLessThanOrEqualTo(SLOTS);
      }
      callers.shutdownNow();
    }
    callers.awaitTermination(1, TimeUnit.MINUTES);
    // Those who gave up still hold slots until their questions are answered to nobody.
    long deadline = System.nanoTime() + Duration.ofSeconds(10).toNanos();
    while (api.get(question).status() == 503 && System.nanoTime() < deadline) {
      Thread.onSpinWait();
    }
    api.get(question).ok();
  }

  @Test
  @Tag("I24")
  void stopsAQuestionThatTakesTooLongAndSaysSo() throws Exception {
    String question = questionAboutARun();
    try (Connection nemesis = RealServer.get().connect()) {
      lock(nemesis);
      Timed stopped = timed(() -> api.get(question));
      stopped.answer().isProblem(503, "did not finish this in time");
      assertThat(stopped.took()).isLessThan(Duration.ofSeconds(10));
      assertThat(Integer.parseInt(stopped.answer().header("retry-after").orElseThrow()))
          .isBetween(3, 8);
    }
    api.get(question).ok();
  }

  private String questionAboutARun() {
    var run = ReportedRun.of("heavy");
    api.post("/v1/obs/run-events", run.event("started", "2026-11-20T06:00:00Z")).ok();
    String question = "/v1/obs/runs/" + run.runId();
    api.get(question).ok();
    return question;
  }

  private void askAgainAndAgain(String question, BlockingQueue<Timed> refused) {
    while (!callers.isShutdown()) {
      Timed asked = timed(() -> api.get(question));
      if (asked.answer().body().contains("Too many questions")) {
        asked.answer().isProblem(503);
        refused.add(asked);
      }
    }
  }

  private static Timed timed(Supplier<Answer> call) {
    long start = System.nanoTime();
    Answer answer = call.get();
    return new Timed(answer, Duration.ofNanos(System.nanoTime() - start));
  }

  private static void lock(Connection nemesis) throws SQLException {
    nemesis.setAutoCommit(false);
    try (Statement statement = nemesis.createStatement()) {
      statement.execute("lock table table_schema in access exclusive mode");
    }
  }

  /** How many connections stand at the lock. */
  private static long hanging(Connection nemesis) throws SQLException {
    try (Statement statement = nemesis.createStatement();
        ResultSet rows =
            statement.executeQuery(
                "select count(*) from pg_locks join pg_stat_activity using (pid)"
                    + " where not granted and relation = 'table_schema'::regclass"
                    + " and application_name <> 'obs-quality'")) {
      rows.next();
      return rows.getLong(1);
    }
  }
}
