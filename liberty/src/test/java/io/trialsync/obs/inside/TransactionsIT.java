package io.trialsync.obs.inside;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import io.trialsync.obs.ejb.audit.Author;
import io.trialsync.obs.ejb.history.RunHistory;
import io.trialsync.obs.ejb.job.JobRegistry;
import io.trialsync.obs.ejb.job.UnknownJobException;
import io.trialsync.obs.ejb.platform.SchemaMigration;
import io.trialsync.obs.ejb.run.RecordedOutcome;
import io.trialsync.obs.ejb.run.ReportKind;
import io.trialsync.obs.ejb.run.RunFacts;
import io.trialsync.obs.ejb.run.RunRecorder;
import io.trialsync.obs.ejb.run.RunReference;
import io.trialsync.obs.ejb.run.RunReport;
import jakarta.ejb.EJB;
import jakarta.inject.Inject;
import jakarta.transaction.UserTransaction;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.EnterpriseArchive;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Which transaction what is part of, seen from inside the server. */
@ExtendWith(ArquillianExtension.class)
class TransactionsIT {
  private static final String TENANT = "inside";
  private static final Author AUTHOR = new Author("obs-dev", "inside");

  @EJB(lookup = "java:app/obs-ejb/SchemaMigration")
  SchemaMigration migration;

  @EJB(lookup = "java:app/obs-ejb/RunRecorder")
  RunRecorder recorder;

  @EJB(lookup = "java:app/obs-ejb/JobRegistry")
  JobRegistry jobs;

  @Inject UserTransaction transaction;
  @Inject RunHistory history;

  @Deployment
  static EnterpriseArchive application() {
    return InnerApplication.with(TransactionsIT.class);
  }

  @BeforeEach
  void awaitSchema() {
    await().atMost(Duration.ofMinutes(1)).until(migration::done);
  }

  @Test
  void keepsAnAnsweredReportThoughItsCallerRollsBack() throws Exception {
    UUID run = UUID.randomUUID();
    transaction.begin();
    List<RecordedOutcome> outcomes = recorder.record(TENANT, List.of(started(run)));
    transaction.rollback();
    assertThat(outcomes).containsExactly(RecordedOutcome.ACCEPTED);
    assertThat(history.run(TENANT, run).runId()).isEqualTo(run);
  }

  @Test
  void forgetsSettingsWhoseTransactionIsRolledBack() throws Exception {
    transaction.begin();
    assertThat(jobs.replace(TENANT, "never-declared", "{}", AUTHOR)).isTrue();
    transaction.rollback();
    assertThatExceptionOfType(UnknownJobException.class)
        .isThrownBy(() -> history.job(TENANT, "never-declared"));

    transaction.begin();
    jobs.replace(TENANT, "declared", "{}", AUTHOR);
    transaction.commit();
    assertThat(history.job(TENANT, "declared")).isNotNull();
  }

  private static RunReport started(UUID run) {
    return new RunReport(
        "nightly",
        RunReference.of(run),
        ReportKind.STARTED,
        Instant.now(),
        RunFacts.NONE,
        null,
        false,
        null,
        null,
        List.of());
  }
}
