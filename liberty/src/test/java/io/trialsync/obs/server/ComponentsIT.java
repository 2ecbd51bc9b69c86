package io.trialsync.obs.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What other services tell of themselves is served as metrics, for as long as it can be true. */
class ComponentsIT {
  private static final String COMPONENTS = "/v1/obs/components/";
  private static final Duration READ_AGAIN = Duration.ofSeconds(15);

  private final String tenant = "tenant-" + UUID.randomUUID();
  private final ApiClient api = ApiClient.ofTenant(tenant);

  @Test
  void servesWhatIsToldUntilItIsOld() throws SQLException {
    api.put(COMPONENTS + "edc/pool", "{\"in_use\":7,\"size\":10,\"waiters\":2}").has(204);
    api.put(COMPONENTS + "edc/queues/in", "{\"oldest_pending_seconds\":1,\"depth\":4}").has(204);
    api.put(COMPONENTS + "edc/queues/in", "{\"oldest_pending_seconds\":12.5}").has(204);
    api.put(COMPONENTS + "edc/token-refreshes/sso", "{\"consecutive_errors\":3,\"errors_total\":9}")
        .has(204);
    String of = "tenant_id=\"" + tenant + "\"} ";
    String[] lines = {
      "trialsync_db_pool_in_use{component=\"edc\"," + of + "7\n",
      "trialsync_db_pool_size{component=\"edc\"," + of + "10\n",
      "trialsync_db_pool_waiters{component=\"edc\"," + of + "2\n",
      "trialsync_queue_oldest_pending_seconds{component=\"edc\",queue=\"in\"," + of + "12.5\n",
      "trialsync_token_refresh_consecutive_errors{component=\"edc\",provider=\"sso\"," + of + "3\n",
      "trialsync_token_refresh_errors_total{component=\"edc\",provider=\"sso\"," + of + "9\n"
    };
    await().atMost(READ_AGAIN).untilAsserted(() -> assertThat(metrics()).contains(lines));
    assertThat(metrics())
        .doesNotContain("trialsync_queue_depth{component=\"edc\",queue=\"in\"," + of);

    age();
    await().atMost(READ_AGAIN).untilAsserted(() -> assertThat(metrics()).doesNotContain(of));
  }

  @Test
  void refusesOneThingTooManyAndTakesKnownOnesOn() throws SQLException {
    for (int i = 0; i < 100; i++) {
      api.put(COMPONENTS + "many/queues/q" + i, "{\"oldest_pending_seconds\":0}").has(204);
    }
    api.put(COMPONENTS + "many/queues/q100", "{\"oldest_pending_seconds\":0}")
        .isProblem(403, "100 components", "5 minutes");
    api.put(COMPONENTS + "many/queues/q7", "{\"oldest_pending_seconds\":1}").has(204);
    api.put(COMPONENTS + "other/queues/q", "{\"oldest_pending_seconds\":1}").has(204);
    age();
    api.put(COMPONENTS + "many/queues/q100", "{\"oldest_pending_seconds\":0}").has(204);
  }

  @Test
  void saysWhatIsWrong() {
    api.put(COMPONENTS + "obs/pool", "{\"in_use\":1,\"size\":1}").isProblem(400, "its own pools");
    api.put(COMPONENTS + "a%20b/pool", "{\"in_use\":1,\"size\":1}")
        .isProblem(400, "component must");
    api.put(COMPONENTS + "edc/pool", "{\"in_use\":1}").isProblem(400, "pool.size is missing");
    api.put(COMPONENTS + "edc/pool", "{\"in_use\":").isProblem(400, "ends too early");
    api.put(COMPONENTS + "edc/pool", "").isProblem(400);
    api.put(COMPONENTS + "edc/queues/in", "{\"depth\":-1}").isProblem(400, "queue.depth must be");
    ApiClient.withToken(RealServer.get().token("obs.read obs.admin obs.alerts", tenant))
        .put(COMPONENTS + "edc/pool", "{\"in_use\":1,\"size\":1}")
        .isProblem(403, "obs.write");
  }

  /** A timer that failed is tried at once; if that fails, too, Liberty would wait 5 minutes. */
  @Test
  void isReadAgainSoonAfterItsConnectionsWereCut() throws SQLException {
    try (Connection nemesis = RealServer.get().connect();
        Statement statement = nemesis.createStatement()) {
      nemesis.setAutoCommit(false);
      statement.execute("lock table component_state in access exclusive mode");
      for (int cut = 0; cut < 3; cut++) {
        await().atMost(READ_AGAIN).until(() -> cutsWhoWaits(statement));
      }
      nemesis.rollback();
    }
    api.put(COMPONENTS + "edc/pool", "{\"in_use\":1,\"size\":2}").has(204);
    String line = "trialsync_db_pool_size{component=\"edc\",tenant_id=\"" + tenant + "\"} 2\n";
    await().atMost(READ_AGAIN).untilAsserted(() -> assertThat(metrics()).contains(line));
  }

  private static boolean cutsWhoWaits(Statement statement) throws SQLException {
    try (ResultSet cut =
        statement.executeQuery(
            "select pg_terminate_backend(pid) from pg_locks where not granted"
                + " and relation = 'component_state'::regclass")) {
      return cut.next();
    }
  }

  private void age() throws SQLException {
    try (Connection database = RealServer.get().connect();
        Statement statement = database.createStatement()) {
      statement.execute("set obs.tenant = '*'");
      statement.execute(
          "update component_state set told_at = told_at - interval '301 seconds'"
              + " where tenant_id = '"
              + tenant
              + "'");
    }
  }

  private static String metrics() {
    return ApiClient.withToken(null).get("/metrics").has(200).body();
  }
}
