package io.trialsync.obs.launcher.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.trialsync.obs.launcher.client.ServerAddress;
import io.trialsync.obs.server.RealServer;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Plants what the checker is there to find, beside honest reports of a real server. */
class DatabaseCheckIT {
  private static final String TENANT = "faults-" + UUID.randomUUID();
  private static final Ledger LEDGER = new Ledger();
  private static final int RUNS = 40;

  @BeforeAll
  static void reportRuns() {
    RealServer server = RealServer.get();
    var address = new ServerAddress(server.base());
    var courier = new Courier(address, address, server.token("obs.write", TENANT));
    var teller = new StoryTeller(new Random(1), Clock.systemUTC());
    for (int i = 0; i < RUNS; i++) {
      RunStory story = teller.next();
      for (Delivery delivery : story.deliveries()) {
        LEDGER.sent(delivery.keys());
        assertThat(courier.send(delivery).outcome()).isEqualTo(Courier.Outcome.ACKNOWLEDGED);
        LEDGER.acknowledged(delivery.keys());
      }
      LEDGER.told(story);
    }
    courier.disconnect();
  }

  @Test
  void findsNothingWhereNothingIsWrong() throws SQLException {
    Faults faults = check("select 1");
    assertThat(faults.sentences()).isEmpty();
  }

  @Test
  void findsALostReport() throws SQLException {
    Faults faults = check("delete from life_cycle l where l.ctid = " + line());
    assertThat(faults.total()).isEqualTo(1);
    assertThat(faults.count(FaultKind.LOST)).isEqualTo(1);
    assertThat(faults.sentences().get(0)).contains("was acknowledged and is not stored");
  }

  @Test
  void findsADoubledReport() throws SQLException {
    Faults faults =
        check(
            "insert into life_cycle select tenant_id, run_key, at, kind, attempt, digest + 1,"
                + " received_at from life_cycle l where l.ctid = "
                + line());
    assertThat(faults.total()).isEqualTo(1);
    assertThat(faults.count(FaultKind.DOUBLED)).isEqualTo(1);
  }

  @Test
  void findsAReportThatNobodySent() throws SQLException {
    Faults faults =
        check(
            "update life_cycle l set at = at + interval '1 microsecond' where l.ctid = " + line());
    assertThat(faults.count(FaultKind.PHANTOM)).isEqualTo(1);
    assertThat(faults.count(FaultKind.LOST)).isEqualTo(1);
  }

  @Test
  void findsARunThatIsNotAsReported() throws SQLException {
    Faults faults =
        check(
            "update run r set status = 'skipped' where r.ctid = (select ctid from run where"
                + " tenant_id = '%s' limit 1)".formatted(TENANT));
    assertThat(faults.count(FaultKind.STATE)).isEqualTo(1);
  }

  @Test
  void findsASumThatIsNotThatOfItsRuns() throws SQLException {
    Faults faults =
        check(
            "update job_day d set records_loaded = records_loaded + 1 where d.ctid ="
                + " (select ctid from job_day where tenant_id = '%s' limit 1)".formatted(TENANT));
    assertThat(faults.total()).isEqualTo(1);
    assertThat(faults.count(FaultKind.ROLLUP)).isEqualTo(1);
  }

  private static String line() {
    return "(select ctid from life_cycle where tenant_id = '%s' limit 1)".formatted(TENANT);
  }

  /** Checks with that change made, and takes it back. */
  private static Faults check(String planted) throws SQLException {
    var faults = new Faults();
    try (Connection connection = RealServer.get().connect();
        Statement statement = connection.createStatement()) {
      connection.setAutoCommit(false);
      statement.execute(planted);
      new RollupCheck(TENANT, faults).check(connection);
      new DatabaseCheck(TENANT, LEDGER, faults).check(connection);
    }
    return faults;
  }
}
