package io.trialsync.obs.ejb.quality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trialsync.obs.ejb.job.InvalidSettingsException;
import io.trialsync.obs.ejb.job.UnknownJobException;
import io.trialsync.obs.ejb.quality.check.ServerChecks;
import io.trialsync.obs.ejb.quality.finding.FindingLife;
import io.trialsync.obs.ejb.run.ReportKind;
import io.trialsync.obs.ejb.run.RunType;
import io.trialsync.obs.persistence.TestDatabase;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Judges kept runs once more, on a real PostgreSQL, and sees what other thresholds would do. */
class ReplayIT {
  private static final String JOB = "nightly";
  private static final Instant FIRST = Instant.parse("2026-09-01T00:00:00Z");
  private static final int DAYS = 40;
  private static final String MEMORY =
      "select (select json_agg(q order by run_key)::text from run_quality q),"
          + " (select json_agg(f order by finding_id)::text from finding f),"
          + " (select json_agg(c order by check_name, column_name, dataset_key)::text from check_state c),"
          + " (select count(*) from quality_due)";
  private static final QualityRules RULES =
      new QualityRules(JudgedHere.CHECKS, ServerChecks.NONE, new FindingLife(2));

  @BeforeAll
  static void judgeAHistory() throws SQLException {
    TestDatabase.clear();
    var here = new JudgedHere();
    for (int day = 0; day < DAYS; day++) {
      here.record(run(day));
    }
    here.drain();
  }

  @AfterAll
  static void clear() {
    TestDatabase.clear();
  }

  /** Halved on day 20, a quarter less on day 28, no site on day 30, and all kinds of other runs. */
  private static DailyRun run(int day) {
    DailyRun run = DailyRun.good(JOB, day).rows(1_000 + 3L * (day % 7));
    return switch (day) {
      case 12 -> run.end(ReportKind.FAILED).rows(4);
      case 15 -> run.type(RunType.BACKFILL).rows(50_000);
      case 20 -> run.rows(480);
      case 28 -> run.rows(750);
      case 30 -> run.columns("subject:text");
      default -> run;
    };
  }

  @Test
  void saysWhatIsStoredWhenNothingIsTunedOtherwise() {
    ReplayAnswer answer = replay("{}");
    assertThat(answer.runsJudged()).isEqualTo(DAYS);
    assertThat(answer.runsCut()).isFalse();
    assertThat(answer.alerts().now()).isPositive().isEqualTo(answer.alerts().replayed());
    assertThat(answer.items()).allMatch(item -> Objects.equals(item.now(), item.severity()));
    assertThat(answer.items())
        .extracting(ReplayedAlert::type)
        .contains("row_count_delta", "schema_drift");
    assertThat(answer.items())
        .extracting(ReplayedAlert::runAt)
        .isSortedAccordingTo((one, other) -> other.compareTo(one));
  }

  @Test
  void saysMoreWithAStricterThresholdAndLessWithALooserOne() {
    ReplayAnswer stricter = replay("{\"row_count_delta\":{\"threshold_pct\":10}}");
    assertThat(stricter.alerts().replayed()).isGreaterThan(stricter.alerts().now());
    assertThat(stricter.items())
        .filteredOn(item -> item.now() == null)
        .isNotEmpty()
        .allMatch(item -> item.type().equals("row_count_delta"))
        .extracting(ReplayedAlert::runAt)
        .contains(FIRST.plus(Duration.ofDays(28)).plus(Duration.ofHours(2)));
    ReplayAnswer looser = replay("{\"row_count_delta\":{\"threshold_pct\":90}}");
    assertThat(looser.alerts().replayed()).isLessThan(looser.alerts().now());
    assertThat(looser.items())
        .filteredOn(item -> item.severity() == null)
        .extracting(ReplayedAlert::type)
        .containsOnly("row_count_delta");
  }

  /** What is bad by the new thresholds feeds no baseline, and what is good by them does. */
  @Test
  void comparesWithRunsThatAreGoodByTheNewVerdicts() {
    ReplayAnswer looser =
        replay(
            "{\"row_count_delta\":{\"threshold_pct\":60},\"volume_band\":{\"severity\":\"off\"}}");
    assertThat(looser.items())
        .filteredOn(item -> item.type().equals("row_count_delta") && item.severity() != null)
        .extracting(ReplayedAlert::runAt)
        .containsExactly(FIRST.plus(Duration.ofDays(21)).plus(Duration.ofHours(2)));
  }

  @Test
  void tellsWhatWouldBeSilentWithACheckTurnedOff() {
    ReplayAnswer answer = replay("{\"schema_drift\":{\"severity\":\"off\"}}");
    assertThat(answer.items())
        .filteredOn(item -> item.type().equals("schema_drift"))
        .isNotEmpty()
        .allMatch(item -> item.severity() == null && item.now() != null);
  }

  @Test
  void judgesTheRunsOfTheWindowWithThoseBeforeItInMind() {
    var late =
        new ReplayQuestion(
            JOB, "{}", FIRST.plus(Duration.ofDays(25)), FIRST.plus(Duration.ofDays(31)));
    ReplayAnswer answer = Replays.replay(TestDatabase.dataSource(), RULES, "default", late);
    assertThat(answer.runsJudged()).isEqualTo(6);
    assertThat(answer.items()).allMatch(item -> Objects.equals(item.now(), item.severity()));
  }

  @Test
  void knowsWhatAPersonAcceptedLater() {
    TestDatabase.execute(
        "update finding set state = 'accepted', closed_at = '2026-12-01Z', close_reason = 'moved'"
            + " where check_name = 'schema_drift'");
    try {
      ReplayAnswer answer = replay("{}");
      assertThat(answer.items())
          .filteredOn(ReplayedAlert::acceptedLater)
          .isNotEmpty()
          .extracting(ReplayedAlert::type)
          .containsOnly("schema_drift");
      assertThat(answer.alerts().acceptedLater()).isPositive();
      assertThat(answer.alertedRuns().acceptedLater()).isEqualTo(1);
    } finally {
      TestDatabase.execute(
          "update finding set state = 'resolved' where check_name = 'schema_drift'");
    }
  }

  @Test
  void writesNothing() {
    List<String> before = TestDatabase.query(MEMORY);
    replay("{\"row_count_delta\":{\"threshold_pct\":1,\"min_rows\":0}}");
    assertThat(TestDatabase.query(MEMORY)).isEqualTo(before);
  }

  @Test
  void refusesWhatMakesNoSense() {
    assertThatThrownBy(() -> replay("{\"row_count_delta\":{\"threshold\":1}}"))
        .isInstanceOf(InvalidSettingsException.class)
        .hasMessageContaining("threshold_pct");
    var stranger = new ReplayQuestion("unknown", "{}", FIRST, FIRST.plusSeconds(1));
    assertThatThrownBy(() -> Replays.replay(TestDatabase.dataSource(), RULES, "default", stranger))
        .isInstanceOf(UnknownJobException.class);
    var ours = new ReplayQuestion(JOB, "{}", FIRST, FIRST.plusSeconds(1));
    assertThatThrownBy(() -> Replays.replay(TestDatabase.dataSource(), RULES, "theirs", ours))
        .isInstanceOf(UnknownJobException.class);
  }

  private static ReplayAnswer replay(String checks) {
    var question = new ReplayQuestion(JOB, checks, FIRST, FIRST.plus(Duration.ofDays(89)));
    return Replays.replay(TestDatabase.dataSource(), RULES, "default", question);
  }
}
