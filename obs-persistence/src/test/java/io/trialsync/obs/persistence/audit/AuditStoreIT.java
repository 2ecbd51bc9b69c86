package io.trialsync.obs.persistence.audit;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.trialsync.obs.persistence.TestDatabase;
import io.trialsync.obs.persistence.TestEntities;
import io.trialsync.obs.persistence.retention.RetentionRunStore;
import io.trialsync.obs.persistence.tenant.TenantScope;
import jakarta.persistence.EntityManager;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The trail is read as it was written, and nobody changes it. */
class AuditStoreIT {
  private static final Instant NOON = Instant.parse("2026-11-20T12:00:00.123456Z");
  private static final AuditFilter ALL =
      new AuditFilter("ours", NOON.minusSeconds(60), NOON.plusSeconds(60), null, null);

  private final HikariDataSource pool = TestDatabase.oneConnection();

  @BeforeEach
  void fill() {
    TestDatabase.clear();
    in(
        store -> {
          store.add("ours", row(1, 0, "merged", "a"));
          store.add("ours", row(2, 0, "merged", "b"));
          store.add("ours", row(3, 5, "asked", null));
          store.add("theirs", row(4, 5, "asked", null));
        });
  }

  @AfterEach
  void close() {
    pool.close();
    TestDatabase.clear();
  }

  @Test
  void readsNewestFirstByPageAndByPlace() {
    in(
        store -> {
          List<AuditRow> all = store.page(ALL, 0, 10);
          assertThat(all)
              .extracting(row -> row.key().getLeastSignificantBits())
              .containsExactly(3L, 2L, 1L);
          assertThat(all.get(0)).isEqualTo(row(3, 5, "asked", null));
          assertThat(store.page(ALL, 1, 1)).containsExactly(all.get(1));
          assertThat(store.pageAfter(ALL, new AuditPlace(all.get(1).at(), all.get(1).key()), 5))
              .containsExactly(all.get(2));
          assertThat(store.count(ALL, 10)).isEqualTo(3);
          assertThat(store.count(ALL, 2)).isEqualTo(2);
        });
  }

  @Test
  void findsByJobActionAndTime() {
    in(
        store -> {
          assertThat(store.count(filter("a", null), 10)).isEqualTo(1);
          assertThat(store.count(filter(null, "merged"), 10)).isEqualTo(2);
          assertThat(store.count(filter("a", "asked"), 10)).isZero();
          var later = new AuditFilter("ours", NOON.plusSeconds(1), NOON.plusSeconds(5), null, null);
          assertThat(store.count(later, 10)).isZero();
        });
  }

  @ParameterizedTest
  @ValueSource(strings = {"update audit set client_id = 'somebody else'", "delete from audit"})
  void changesNoLineForATenant(String change) throws SQLException {
    int changed = TenantScope.ask(pool, "ours", connection -> execute(connection, change));
    assertThat(changed).isZero();
  }

  @Test
  void changesNoLineForTheServersOwnWork() throws SQLException {
    try (Connection connection = TestDatabase.dataSource().getConnection()) {
      assertThat(execute(connection, "update audit set at = now()")).isZero();
    }
  }

  @Test
  void forgetsOldLinesOfOneTenant() throws SQLException {
    try (Connection connection = TestDatabase.dataSource().getConnection()) {
      assertThat(new RetentionRunStore(connection).forgetAudit("ours", NOON.plusSeconds(5)))
          .isEqualTo(2);
    }
    assertThat(TestDatabase.query("select tenant_id from audit order by 1"))
        .containsExactly("ours", "theirs");
  }

  private static AuditFilter filter(String jobId, String action) {
    return new AuditFilter("ours", ALL.from(), ALL.until(), jobId, action);
  }

  private static AuditRow row(int key, int second, String action, String jobId) {
    return new AuditRow(
        new UUID(0, key), NOON.plusSeconds(second), action, jobId, "sso", "console", "[]");
  }

  private static int execute(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      return statement.executeUpdate(sql);
    }
  }

  private static void in(Consumer<AuditStore> work) {
    try (EntityManager entities = TestEntities.manager()) {
      entities.getTransaction().begin();
      work.accept(new AuditStore(entities));
      entities.getTransaction().commit();
    }
  }
}
