package io.trialsync.obs.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What the database refuses is answered so that the caller knows whether to come back. */
@Tag("I24")
class DatabaseTroubleIT {
  private static final int CALLERS = 16;

  private final ApiClient api = ApiClient.ofNewTenant();
  private final ReportedRun run = ReportedRun.of("troubled");

  @AfterEach
  void everythingWorksAgain() {
    report().ok();
    api.get("/v1/obs/runs/" + run.runId()).ok();
  }

  @Test
  void takesTheSameNewRunFromManyAtOnce() throws Exception {
    for (Answer answer : together(this::report)) {
      answer.ok();
    }
  }

  @Test
  void asksToComeBackWhenAReportWaitsTooLongForALock() throws Exception {
    report().ok();
    try (Connection nemesis = RealServer.get().connect()) {
      lock(nemesis, "run");
      String event = ReportedRun.of("troubled").event("started", "2026-11-20T06:00:00Z");
      for (Answer answer : together(() -> api.post("/v1/obs/run-events", event))) {
        comeBack(answer);
      }
    }
  }

  @Test
  void asksToComeBackWhenQuestionsWaitTooLongOrFindNoSlot() throws Exception {
    report().ok();
    try (Connection nemesis = RealServer.get().connect()) {
      lock(nemesis, "table_schema");
      for (Answer answer : together(() -> api.get("/v1/obs/runs/" + run.runId()))) {
        comeBack(answer);
      }
    }
  }

  @Test
  void asksToComeBackWhenConnectionsAreCut() throws Exception {
    report().ok();
    try (Connection nemesis = RealServer.get().connect();
        Statement statement = nemesis.createStatement()) {
      List<Answer> answers = new ArrayList<>();
      for (int i = 0; i < 5; i++) {
        statement.execute(
            "select pg_terminate_backend(pid) from pg_stat_activity"
                + " where application_name in ('obs-writer', 'obs-reader')");
        answers.addAll(together(this::report));
        answers.addAll(together(() -> api.get("/v1/obs/jobs")));
      }
      for (Answer answer : answers) {
        if (answer.status() != 200) {
          comeBack(answer);
        }
      }
    }
  }

  @Test
  void asksToComeBackWhileTheDatabaseIsAway() throws Exception {
    report().ok();
    RealServer.get().database().crash();
    try {
      comeBack(report());
      comeBack(api.get("/v1/obs/jobs"));
      comeBack(api.put("/v1/obs/jobs/troubled", "{}"));
      api.get("/readyz").has(503).tellsNothingOfTheCode();
      api.get("/healthz").has(200);
    } finally {
      RealServer.get().database().start();
    }
    awaitReady();
  }

  private Answer report() {
    return api.post("/v1/obs/run-events", run.event("started", "2026-11-20T06:00:00Z"));
  }

  private static void comeBack(Answer answer) {
    answer.isProblem(503);
    assertThat(answer.body()).doesNotContain("SQL", "ERROR", "relation", "obs-", "pg_");
    assertThat(Integer.parseInt(answer.header("retry-after").orElseThrow())).isBetween(1, 8);
  }

  private static List<Answer> together(Callable<Answer> call) throws Exception {
    var callers = Executors.newFixedThreadPool(CALLERS);
    try {
      List<Answer> answers = new ArrayList<>();
      for (Future<Answer> answer : callers.invokeAll(Collections.nCopies(CALLERS, call))) {
        answers.add(answer.get());
      }
      return answers;
    } finally {
      callers.shutdown();
    }
  }

  private void awaitReady() {
    long deadline = System.nanoTime() + Duration.ofSeconds(30).toNanos();
    while (api.get("/readyz").status() != 200 && System.nanoTime() < deadline) {
      Thread.onSpinWait();
    }
  }

  private static void lock(Connection nemesis, String table) throws SQLException {
    nemesis.setAutoCommit(false);
    try (Statement statement = nemesis.createStatement()) {
      statement.execute("lock table " + table + " in access exclusive mode");
    }
  }
}
