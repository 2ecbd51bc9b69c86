package io.trialsync.obs.persistence.tenant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import io.trialsync.obs.persistence.TestDatabase;
import io.trialsync.obs.persistence.TestEntities;
import io.trialsync.obs.persistence.run.NameLimits;
import io.trialsync.obs.persistence.run.ReportStore;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.PersistenceException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * One pooled connection, handed from tenant to tenant: none finds what the one before could see.
 */
@Tag("A01")
class TenantScopeIT {
  private final HikariDataSource pool = TestDatabase.oneConnection();
  private final EntityManagerFactory factory = TestEntities.over(pool);

  @BeforeEach
  void fill() {
    TestDatabase.clear();
    TestDatabase.execute(
        "insert into job (tenant_id, job_id) values ('ours', 'a'), ('ours', 'b'), ('theirs', 'a')");
  }

  @AfterEach
  void close() {
    factory.close();
    pool.close();
    TestDatabase.clear();
  }

  @Test
  void endsWithTheCommit() throws SQLException {
    in("ours", entities -> assertThat(jobs(entities)).isEqualTo(2), true);
    assertThat(jobsOfTheNextUser()).isZero();
    in("theirs", entities -> assertThat(jobs(entities)).isEqualTo(1), true);
    assertThat(jobsOfTheNextUser()).isZero();
  }

  @Test
  void endsWithTheRollback() throws SQLException {
    in("ours", entities -> assertThat(jobs(entities)).isEqualTo(2), false);
    assertThat(jobsOfTheNextUser()).isZero();
    in("theirs", entities -> assertThat(jobs(entities)).isEqualTo(1), false);
  }

  @Test
  void endsWithAFailedStatement() throws SQLException {
    assertThatThrownBy(
            () ->
                in(
                    "ours",
                    entities ->
                        entities.createNativeQuery("select 1 / 0", Integer.class).getSingleResult(),
                    true))
        .isInstanceOf(PersistenceException.class);
    assertThat(jobsOfTheNextUser()).isZero();
    assertThatThrownBy(
            () ->
                TenantScope.ask(
                    pool, "ours", connection -> connection.prepareCall("no sql").execute()))
        .isInstanceOf(SQLException.class);
    assertThat(jobsOfTheNextUser()).isZero();
  }

  @Test
  void endsWithTheMergeOfReports() throws SQLException {
    String report =
        """
        [{"ordinal":0,"round":1,"digest":%d,"job":"%s","run_key":"%3$s","run_id":"%3$s","attempt":1,
          "kind":"started","at":"2026-11-20T06:00:00Z","try_status":"running","status":"running",
          "continuous":false,"zone_assumed":false,"clock_ahead":false}]"""
            .formatted(1, "c", "00000000-0000-0000-0000-000000000001");
    new ReportStore(pool, NameLimits.NONE, false).record("theirs", report, "[]");
    assertThat(jobsOfTheNextUser()).isZero();
    assertThatThrownBy(
            () ->
                new ReportStore(pool, NameLimits.NONE, false)
                    .record("ours", report.replace("started", "nonsense"), "[]"))
        .isInstanceOf(SQLException.class);
    assertThat(jobsOfTheNextUser()).isZero();
    assertThat(TestDatabase.query("select count(*) from job where tenant_id = 'theirs'"))
        .containsExactly("2");
  }

  @Test
  void opensNothingWithoutATransaction() {
    try (EntityManager entities = factory.createEntityManager()) {
      TenantScope.enter(entities, "ours");
      assertThat(jobs(entities)).isZero();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"*", ""})
  void takesNoNameThatIsNoTenants(String name) {
    assertThatThrownBy(() -> in(name, entities -> {}, true))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private void in(String tenant, Consumer<EntityManager> work, boolean commits) {
    try (EntityManager entities = factory.createEntityManager()) {
      entities.getTransaction().begin();
      try {
        TenantScope.enter(entities, tenant);
        work.accept(entities);
      } catch (RuntimeException failed) {
        entities.getTransaction().rollback();
        throw failed;
      }
      if (commits) {
        entities.getTransaction().commit();
      } else {
        entities.getTransaction().rollback();
      }
    }
  }

  private static int jobs(EntityManager entities) {
    return entities.createNativeQuery("select * from job", Object[].class).getResultList().size();
  }

  private int jobsOfTheNextUser() throws SQLException {
    try (Connection connection = pool.getConnection();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("select count(*) from job")) {
      row.next();
      return row.getInt(1);
    }
  }
}
