package io.trialsync.obs.ejb.lateness.watch;

import static io.trialsync.obs.ejb.lateness.watch.WatchedHere.alarms;
import static io.trialsync.obs.ejb.lateness.watch.WatchedHere.declare;
import static io.trialsync.obs.ejb.lateness.watch.WatchedHere.found;
import static io.trialsync.obs.ejb.lateness.watch.WatchedHere.touch;
import static org.assertj.core.api.Assertions.assertThat;

import io.trialsync.obs.ejb.lateness.watch.WatchedHere.Server;
import io.trialsync.obs.ejb.run.ReportKind;
import io.trialsync.obs.ejb.run.Reports;
import io.trialsync.obs.persistence.TestDatabase;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is found about jobs from what the database knows of them. */
class LatenessRoundIT {
  private static final String HOURLY =
      "{\"schedule\":{\"every\":\"PT1H\"},\"start_grace\":\"PT5M\"}";

  private final WatchedHere here = new WatchedHere();
  private final Server server = here.server();
  private final Instant now = Instant.now();

  @BeforeEach
  void begin() throws SQLException {
    TestDatabase.clear();
    server.membership.beat();
  }

  @Test
  void tellsOfAJobThatDoesNotStartOnceAndThatItCame() throws SQLException {
    declare("hourly", HOURLY, ago(300));
    here.hear(Duration.ofMinutes(90), List.of(Reports.of("hourly", "one").succeeded(5, null)));
    assertThat(server.look(now)).flatExtracting(LatenessFound::raised).hasSize(1);
    assertThat(alarms()).containsExactly("hourly|late_start|t");
    assertThat(
            found(
                "hourly", "late_since = start_deadline_at, start_deadline_at < now(), stuck_runs"))
        .isEqualTo("t|t|0");

    touch("hourly", true);
    assertThat(server.look(now)).flatExtracting(LatenessFound::raised).isEmpty();

    here.hear(Duration.ZERO, List.of(Reports.of("hourly", "two").started(9)));
    touch("hourly", true);
    List<LatenessFound> news = server.look(now.plusSeconds(1));
    assertThat(news).flatExtracting(LatenessFound::raised).isEmpty();
    assertThat(news.get(0).points().late()).isEqualTo(1);
    assertThat(alarms()).containsExactly("hourly|late_start|f");
    assertThat(found("hourly", "late_since, start_deadline_at > now()")).isEqualTo("null|t");
  }

  @Test
  void tellsOfAJobThatWasDeclaredAndNeverSeen() throws SQLException {
    declare("planned", "{}", ago(25 * 60));
    declare("young", "{}", ago(23 * 60));
    server.look(now);
    assertThat(alarms()).containsExactly("planned|never_seen|t");
    assertThat(found("planned", "start_deadline_at < now(), late_since is not null"))
        .isEqualTo("t|t");
    assertThat(found("young", "start_deadline_at > now(), late_since is null")).isEqualTo("t|t");
  }

  @Test
  void tellsOfRunsThatTakeTooLongOrMakeNoProgress() throws SQLException {
    declare("slow", "{\"max_runtime\":\"PT10M\"}", ago(300));
    here.hear(Duration.ofMinutes(9), List.of(Reports.of("slow", "slow").started(0)));
    declare("still", "{\"progress_timeout\":\"PT10M\"}", ago(300));
    Reports still = Reports.of("still", "still");
    here.hear(Duration.ofMinutes(30), List.of(still.started(0), still.alive(60, "1 of 9")));
    TestDatabase.execute("update run_progress set since = now() - interval '20 minutes'");
    server.look(now);
    assertThat(alarms()).containsExactly("still|stuck|t");
    assertThat(server.look(now.plusSeconds(61))).hasSize(1);
    assertThat(alarms()).containsExactly("slow|stuck|t", "still|stuck|t");
    assertThat(found("slow", "stuck_runs, stuck_since is not null, late_since"))
        .isEqualTo("1|t|null");

    here.hear(Duration.ZERO, List.of(still.alive(70, "2 of 9")));
    touch("still", false);
    server.look(now.plusSeconds(62));
    assertThat(alarms()).containsExactly("slow|stuck|t", "still|stuck|f");
    touch("slow", false);
    assertThat(found("slow", "next_look_at")).isEqualTo("-infinity");
  }

  @Test
  void givesUpALostRunUntilItsRealEndComes() throws SQLException {
    declare("nightly", "{}", ago(3_000));
    Reports run = Reports.of("nightly", "lost");
    here.hear(Duration.ofHours(25), List.of(run.started(0), run.attemptFailed(5, "E1")));
    server.look(now);
    String state = "select status, error_category, error_code, end_rank from run";
    assertThat(TestDatabase.query(state)).containsExactly("failed|System|lost|0");
    assertThat(TestDatabase.query("select sum(failed) from job_day")).containsExactly("1");
    touch("nightly", true);
    server.look(now.plusSeconds(1));
    assertThat(TestDatabase.query("select count(*) from life_cycle")).containsExactly("3");

    here.hear(Duration.ZERO, List.of(run.succeeded(60, null)));
    assertThat(TestDatabase.query(state)).containsExactly("success|null|null|1");
    assertThat(TestDatabase.query("select sum(failed), sum(succeeded) from job_day"))
        .containsExactly("0|1");
  }

  @Test
  void givesUpTheNewestTryOfALostRunByItsOwnId() throws SQLException {
    declare("nightly", "{}", ago(3_000));
    Reports first = Reports.of("nightly", "first");
    Reports second = first.tryNumber(2, "second");
    here.hear(Duration.ofHours(25), List.of(first.started(0), second.started(9)));
    server.look(now);
    assertThat(TestDatabase.query("select attempt, run_id, status from attempt order by attempt"))
        .containsExactly(
            "1|" + first.reference().runId() + "|running",
            "2|" + second.reference().runId() + "|failed");
    assertThat(first.reference().runId())
        .as("the lesser id is kept")
        .isLessThan(second.reference().runId());
  }

  @Test
  void callsNoFailureWhatMayHaveEndedUnseen() throws SQLException {
    declare("nightly", "{}", ago(3_000));
    here.hear(
        Duration.ofHours(27), List.of(Reports.of("nightly", "hidden").kind(ReportKind.STARTED, 0)));
    TestDatabase.execute(
        "insert into blind_span (cause, server_id, start_at, end_at) values ('down',"
            + " gen_random_uuid(), now() - interval '26 hours', now() - interval '25 hours')");
    server.look(now);
    assertThat(TestDatabase.query("select status, error_code, end_rank from run"))
        .containsExactly("skipped|lost_unseen|0");
  }

  @Test
  void saysNothingOfPausedJobsAndStartsAfreshWhenTheyAreResumed() throws SQLException {
    declare("hourly", HOURLY, ago(300));
    TestDatabase.execute("update job set state = 'paused'");
    server.look(now);
    assertThat(found("hourly", "watched, start_deadline_at, late_since")).isEqualTo("f|null|null");
    TestDatabase.execute("update job set state = 'active'");
    assertThat(
            found("hourly", "watched, expected_since > now() - interval '1 minute', next_look_at"))
        .isEqualTo("t|t|-infinity");
    server.look(now);
    assertThat(alarms()).isEmpty();
    assertThat(found("hourly", "start_deadline_at > now()")).isEqualTo("t");
  }

  private Instant ago(int minutes) {
    return now.minus(Duration.ofMinutes(minutes));
  }
}
