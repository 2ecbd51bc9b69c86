package io.trialsync.obs.ejb.quality;

import static io.trialsync.obs.persistence.TestDatabase.query;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.trialsync.obs.ejb.audit.Author;
import io.trialsync.obs.ejb.audit.WrittenChanges;
import io.trialsync.obs.persistence.TestDatabase;
import io.trialsync.obs.persistence.TestEntities;
import jakarta.persistence.EntityManager;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What people decide on a real PostgreSQL, and what the judging makes of it. */
class DecisionsIT {
  private static final String TENANT = JudgedHere.TENANT;
  private static final String JOB = "visits.load";
  private static final Author ADMIN = new Author("https://sso.example.org", "admin-console");
  private static final String OPEN = "select check_name, metric from finding where state = 'open'";

  private final JudgedHere judged = new JudgedHere();
  private final EntityManager entities = TestEntities.manager();
  private final Decisions decisions = new Decisions();
  private final Acceptance acceptance = new Acceptance();
  private final ExpectedSchemaBook schemas = new ExpectedSchemaBook();

  @BeforeEach
  void open() {
    TestDatabase.clear();
    var changes = new WrittenChanges(entities, JudgedHere.LATER);
    decisions.entities = entities;
    decisions.changes = changes;
    decisions.clock = JudgedHere.LATER;
    schemas.entities = entities;
    schemas.changes = changes;
    acceptance.entities = entities;
    acceptance.changes = changes;
    acceptance.clock = JudgedHere.LATER;
    acceptance.schemas = schemas;
  }

  @AfterEach
  void close() {
    entities.close();
    TestDatabase.clear();
  }

  @Test
  void takesADriftForTheNewSchemaFromTheRunThatOpenedIt() throws SQLException {
    judge(good(1), good(2), drifted(3), drifted(4));
    assertThat(query(OPEN)).containsExactly("schema_drift|column_new");

    AcceptedFinding accepted = accept("schema_drift", "agreed with the source");
    judged.drain();

    assertThat(accepted)
        .returns("accepted", AcceptedFinding::state)
        .returns("agreed with the source", AcceptedFinding::closeReason);
    assertThat(query(OPEN)).isEmpty();
    assertThat(query("select dq_status from run_quality order by run_at"))
        .containsExactly("pass", "pass", "pass", "pass");
    judge(drifted(5));
    assertThat(query(OPEN)).isEmpty();
    judge(good(6));
    assertThat(query(OPEN)).containsExactly("schema_drift|column_missing");
    assertThat(show())
        .returns("accepted", ExpectedSchemaView::origin)
        .returns(drifted(3).key(), ExpectedSchemaView::runId)
        .satisfies(schema -> assertThat(schema.columns()).hasSize(3));
  }

  @Test
  void takesAHalvedTableForNormalFromTheRunThatOpenedTheFinding() throws SQLException {
    judge(good(1), good(2), good(3), good(4).rows(500), good(5).rows(500));
    assertThat(query(OPEN)).contains("row_count_delta|delta_pct");

    accept("row_count_delta", "the site in Lyon has closed");
    judged.drain();

    assertThat(
            query(
                "select kind, check_name, from_at = (select run_at from run where run_key = '"
                    + good(4).key()
                    + "'), client_id, reason from quality_decision"))
        .containsExactly("accept|row_count_delta|t|admin-console|the site in Lyon has closed");
    judge(good(6).rows(505));
    assertThat(query(OPEN)).doesNotContain("row_count_delta|delta_pct");
    assertThat(query("select action, job_id from audit"))
        .containsExactly("finding_accepted|" + JOB);
  }

  @Test
  void acceptsAnAcceptedFindingAndNoResolvedOne() throws SQLException {
    judge(good(1), good(2), drifted(3));
    UUID finding = finding("schema_drift");
    accept(finding, "agreed");
    AcceptedFinding again = accept(finding, "agreed again");
    assertThat(again.closeReason()).isEqualTo("agreed");
    assertThat(query("select action from audit order by action"))
        .containsExactly("expected_schema_accepted", "finding_accepted");

    judge(good(4).columns("subject:int,site:text,visit:text"), drifted(5), drifted(6));
    UUID resolved =
        UUID.fromString(query("select finding_id from finding where state = 'resolved'").get(0));
    assertThatExceptionOfType(DecisionRefusedException.class)
        .isThrownBy(() -> accept(resolved, "too late"))
        .withMessageContaining("resolved");
  }

  @Test
  void changesNothingWhereTheSchemaIsDeclared() throws SQLException {
    judge(good(1), good(2), drifted(3));
    TestDatabase.execute(
        "update job set settings ="
            + " '{\"expected_schema\":{\"visits\":[{\"name\":\"site\",\"type\":\"text\"}]}}'");

    assertThatExceptionOfType(DecisionRefusedException.class)
        .isThrownBy(() -> accept("schema_drift", "agreed"))
        .withMessageContaining("declared");
    assertThat(query("select state from finding")).containsOnly("open");
    assertThat(query("select 1 from audit")).isEmpty();
    assertThat(show().origin()).isEqualTo("declared");
  }

  /** The outage of a weekend shall not be what Monday is compared with. */
  @Test
  void leavesRunsOutOfTheBaselineAndTakesThemBackIn() throws SQLException {
    judge(good(1), good(2), good(3).rows(800), good(4));
    assertThat(verdictOf(good(4))).isEqualTo("800");

    DecisionView decision = exclude(runAt(good(3)), runAt(good(3)).plusSeconds(1));
    judged.drain();
    assertThat(verdictOf(good(4))).isEqualTo("1000");

    DecisionView taken =
        inTransaction(() -> decisions.withdraw(TENANT, JOB, decision.decisionId(), ADMIN));
    judged.drain();
    assertThat(verdictOf(good(4))).isEqualTo("800");
    assertThat(taken).isEqualTo(decision);
    assertThat(query("select action from audit order by at, action"))
        .containsExactlyInAnyOrder("baseline_excluded", "decision_withdrawn");
    assertThatExceptionOfType(NothingToDecideException.class)
        .isThrownBy(
            () ->
                inTransaction(() -> decisions.withdraw(TENANT, JOB, decision.decisionId(), ADMIN)))
        .withMessage("There is no decision of this id.");
  }

  @Test
  void takesTheSchemaOfARunForTheExpectedOne() throws SQLException {
    judge(good(1), good(2), drifted(3));
    ExpectedSchemaView accepted =
        inTransaction(
            () ->
                schemas.accept(
                    TENANT, JOB, null, DailyRun.TABLE, drifted(3).key(), "agreed", ADMIN));
    judged.drain();

    assertThat(accepted).isEqualTo(show());
    assertThat(query("select state from finding where state = 'open'")).isEmpty();
    for (UUID stranger : List.of(UUID.randomUUID(), runOfAnotherJob())) {
      assertThatExceptionOfType(NothingToDecideException.class)
          .isThrownBy(
              () ->
                  inTransaction(
                      () ->
                          schemas.accept(
                              TENANT, JOB, null, DailyRun.TABLE, stranger, "agreed", ADMIN)))
          .withMessage("There is no run of this id in this job.");
    }
  }

  @Test
  void tellsAStrangerThatNothingIsThere() throws SQLException {
    judge(good(1), good(2), drifted(3));
    UUID finding = finding("schema_drift");

    assertThatExceptionOfType(NothingToDecideException.class)
        .isThrownBy(
            () -> inTransaction(() -> acceptance.accept("stranger", finding, "mine", ADMIN)))
        .withMessage("There is no finding of this id.");
    assertThat(query(OPEN)).hasSize(1);
  }

  @Test
  void judgesTheNewestFortyRunsAgain() throws SQLException {
    for (int day = 1; day <= 45; day++) {
      judged.record(good(day));
    }
    judged.drain();
    exclude(runAt(good(1)), runAt(good(2)));

    assertThat(query("select count(*), count(distinct run_key) from quality_due"))
        .containsExactly("40|40");
    assertThat(
            query(
                "select min(run_at) = '"
                    + runAt(good(6))
                    + "' from run where run_key in"
                    + " (select run_key from quality_due)"))
        .containsExactly("t");
  }

  private static DailyRun good(int day) {
    return DailyRun.good(JOB, day);
  }

  private static DailyRun drifted(int day) {
    return good(day).columns("subject:text,site:text,visit:text");
  }

  private void judge(DailyRun... runs) throws SQLException {
    for (DailyRun run : runs) {
      judged.record(run);
      judged.drain();
    }
  }

  private UUID runOfAnotherJob() {
    DailyRun other = DailyRun.good("other.load", 1);
    judged.record(other);
    return other.key();
  }

  private static UUID finding(String check) {
    return UUID.fromString(
        query(
                "select finding_id from finding where state = 'open' and check_name = '"
                    + check
                    + "'")
            .get(0));
  }

  private AcceptedFinding accept(String check, String reason) {
    return accept(finding(check), reason);
  }

  private AcceptedFinding accept(UUID finding, String reason) {
    return inTransaction(() -> acceptance.accept(TENANT, finding, reason, ADMIN));
  }

  private DecisionView exclude(Instant from, Instant until) {
    var exclusion = new Exclusion(from, until, null, DailyRun.TABLE, null, "outage");
    return inTransaction(() -> decisions.exclude(TENANT, JOB, exclusion, ADMIN));
  }

  private ExpectedSchemaView show() {
    return inTransaction(() -> schemas.show(TENANT, JOB, null, DailyRun.TABLE));
  }

  private static Instant runAt(DailyRun run) {
    return run.reports().get(0).at();
  }

  /** What the rows of a run were compared with. */
  private static String verdictOf(DailyRun run) {
    String checks =
        query("select checks from run_quality where run_key = '" + run.key() + "'").get(0);
    return ChecksJson.read(checks).stream()
        .filter(result -> result.subject().check().equals("row_count_delta"))
        .map(result -> String.valueOf(Math.round(Objects.requireNonNull(result.baseline()))))
        .findFirst()
        .orElseThrow();
  }

  private <T> T inTransaction(Supplier<T> work) {
    entities.getTransaction().begin();
    try {
      T result = work.get();
      entities.getTransaction().commit();
      return result;
    } finally {
      if (entities.getTransaction().isActive()) {
        entities.getTransaction().rollback();
      }
    }
  }
}
