package io.trialsync.obs.ejb.lateness.watch;

import static io.trialsync.obs.ejb.lateness.watch.WatchedHere.alarms;
import static io.trialsync.obs.ejb.lateness.watch.WatchedHere.declare;
import static org.assertj.core.api.Assertions.assertThat;

import io.trialsync.obs.ejb.lateness.watch.WatchedHere.Server;
import io.trialsync.obs.persistence.TestDatabase;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Several servers over one database: one acts, and another one when it is gone. */
class SeveralServersIT {
  private static final int JOBS = 250;
  private static final String HOURLY =
      "{\"schedule\":{\"every\":\"PT1H\"},\"start_grace\":\"PT5M\"}";

  private final WatchedHere here = new WatchedHere();
  private final Server first = here.server();
  private final Server second = here.server();
  private final Instant now = Instant.now();

  @BeforeEach
  void clear() {
    TestDatabase.clear();
  }

  @Test
  void tellEachAlarmOnce() throws Exception {
    declareJobs();
    var nodes = Executors.newFixedThreadPool(4);
    var news = new ArrayList<LatenessFound>();
    try {
      List<Callable<List<LatenessFound>>> work = new ArrayList<>();
      for (Server server : List.of(first, second, here.server(), here.server())) {
        work.add(
            () -> {
              var told = new ArrayList<LatenessFound>();
              for (int i = 0; i < 5; i++) {
                server.membership.beat();
                told.addAll(server.look(now));
              }
              return told;
            });
      }
      for (Future<List<LatenessFound>> done : nodes.invokeAll(work)) {
        news.addAll(done.get());
      }
    } finally {
      nodes.shutdown();
    }
    assertThat(news).flatExtracting(LatenessFound::raised).hasSize(JOBS);
    assertThat(alarms()).hasSize(JOBS);
  }

  @Test
  void letOneActUntilItsLeaseIsOver() throws SQLException {
    declareJobs();
    assertThat(first.membership.beat()).isTrue();
    assertThat(second.membership.beat()).isFalse();
    assertThat(second.look(now)).isEmpty();

    TestDatabase.execute("update lease set until_at = now() - interval '1 second'");
    assertThat(first.look(now)).as("who slept too long").isEmpty();
    assertThat(second.membership.beat()).isTrue();
    assertThat(first.membership.beat()).isFalse();
    assertThat(second.look(now)).hasSize(JOBS);
    assertThat(TestDatabase.query("select term from lease")).containsExactly("2");
  }

  @Test
  void haveTheLeaseAtOnceWhenTheOtherEndsInOrder() throws SQLException {
    assertThat(first.membership.beat()).isTrue();
    first.membership.leave();
    assertThat(second.membership.beat()).isTrue();
  }

  @Test
  void noticeThatNobodyWasThere() throws SQLException {
    first.membership.beat();
    second.membership.beat();
    TestDatabase.execute("update server_beat set beat_at = beat_at - interval '8 seconds'");
    second.membership.beat();
    assertThat(spans()).isEmpty();
    TestDatabase.execute("update server_beat set beat_at = beat_at - interval '2 hours'");
    first.membership.beat();
    second.membership.beat();
    assertThat(spans()).containsExactly("down|t");

    declare("hourly", HOURLY, now.minus(Duration.ofMinutes(70)));
    assertThat(first.look(now)).flatExtracting(LatenessFound::raised).isEmpty();
    assertThat(WatchedHere.found("hourly", "unseen")).isEqualTo("t");
  }

  @Test
  void tellTheDatabaseWhenTheyRefusedReports() throws SQLException {
    first.refusals.refused(Instant.now().minusSeconds(20));
    first.refusals.refused(Instant.now());
    first.membership.beat();
    first.membership.beat();
    assertThat(
            TestDatabase.query(
                "select cause, extract(epoch from end_at - start_at) between 20 and 22"
                    + " from blind_span"))
        .containsExactly("refused|t");
  }

  private static List<String> spans() {
    return TestDatabase.query(
        "select cause, end_at - start_at between interval '2 hours' and interval '2 hours 1 minute'"
            + " from blind_span group by 1, 2");
  }

  private void declareJobs() {
    for (int i = 0; i < JOBS; i++) {
      declare("job-%03d".formatted(i), HOURLY, now.minus(Duration.ofMinutes(300)));
    }
  }
}
