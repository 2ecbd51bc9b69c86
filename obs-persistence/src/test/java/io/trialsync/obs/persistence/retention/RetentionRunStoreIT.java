package io.trialsync.obs.persistence.retention;

import static org.assertj.core.api.Assertions.assertThat;

import io.trialsync.obs.persistence.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The record of retention, and the lock that lets one node at a time do it. */
class RetentionRunStoreIT {
  private static final Instant NIGHT = Instant.parse("2026-11-21T03:30:00Z");
  private static final LocalDate DAY = LocalDate.parse("2026-08-23");

  private Connection connection;
  private RetentionRunStore store;

  @BeforeEach
  void open() throws SQLException {
    TestDatabase.clear();
    connection = TestDatabase.dataSource().getConnection();
    store = new RetentionRunStore(connection);
  }

  @AfterEach
  void close() throws SQLException {
    connection.close();
  }

  @Test
  void remembersHowFarARunIsAndHowItEnded() throws SQLException {
    RetentionRun begun = begun("default", NIGHT);
    store.write(begun);
    assertThat(store.newest("default", 2)).containsExactly(begun);
    RetentionRun ended =
        begun.progressed(3, new RowCounts(5, 6, 7, 8, 9)).ended(NIGHT.plusSeconds(2), true);
    store.write(ended);
    assertThat(store.newest("default", 2)).containsExactly(ended);
    assertThat(store.newest("another", 2)).isEmpty();
  }

  @Test
  void knowsHowFarTheLinesAreGoneFromCompleteRunsOnly() throws SQLException {
    store.write(begun("default", NIGHT));
    assertThat(store.linesGoneBefore("default")).isEmpty();
    store.write(begun("default", NIGHT.minusSeconds(86_400)).ended(NIGHT, true));
    assertThat(store.linesGoneBefore("default")).contains(DAY.plusDays(60));
    assertThat(store.linesGoneBefore("another")).isEmpty();
  }

  @Test
  void endsWhatAStoppedNodeLeftOpen() throws SQLException {
    store.write(begun("default", NIGHT));
    store.endInterrupted(NIGHT.plusSeconds(9));
    assertThat(store.newest("default", 1))
        .containsExactly(begun("default", NIGHT).ended(NIGHT.plusSeconds(9), false));
  }

  @Test
  void tellsTheOldestSuccessOverAllTenants() throws SQLException {
    assertThat(store.oldestSuccess()).isEmpty();
    store.write(begun("default", NIGHT).ended(NIGHT.plusSeconds(5), true));
    assertThat(store.oldestSuccess()).contains(NIGHT.plusSeconds(5));
    store.write(begun("never-through", NIGHT.minusSeconds(60)));
    assertThat(store.oldestSuccess()).contains(NIGHT.minusSeconds(60));
  }

  @Test
  void forgetsWhatIsLongAgo() throws SQLException {
    store.write(begun("default", NIGHT));
    store.write(begun("default", NIGHT.plusSeconds(60)));
    store.forget("default", NIGHT.plusSeconds(1));
    assertThat(store.newest("default", 9))
        .extracting(RetentionRun::startedAt)
        .containsExactly(NIGHT.plusSeconds(60));
  }

  @Test
  void oneSessionAtATimeHasTheLock() throws SQLException {
    assertThat(RetentionLock.isTaken(connection)).isFalse();
    assertThat(RetentionLock.take(connection)).isTrue();
    try (Connection other = TestDatabase.dataSource().getConnection()) {
      assertThat(RetentionLock.isTaken(other)).isTrue();
      assertThat(RetentionLock.take(other)).isFalse();
      RetentionLock.release(connection);
      assertThat(RetentionLock.take(other)).isTrue();
      RetentionLock.release(other);
    }
    assertThat(RetentionLock.isTaken(connection)).isFalse();
  }

  @Test
  void findsTheJobsOfOneTenantOrOfAll() throws SQLException {
    TestDatabase.execute(
        "insert into job (tenant_id, job_id, continuous)"
            + " values ('b', 'x', true), ('a', 'x', false), ('a', 'y', false)");
    assertThat(store.jobs(null)).extracting(RetainedJob::tenantId).containsExactly("a", "a", "b");
    assertThat(store.jobs("b")).extracting(RetainedJob::continuous).containsExactly(true);
  }

  private static RetentionRun begun(String tenantId, Instant at) {
    return new RetentionRun(
        tenantId,
        at,
        null,
        false,
        false,
        DAY,
        DAY.plusDays(60),
        DAY.minusDays(310),
        9,
        0,
        RowCounts.NONE);
  }
}
