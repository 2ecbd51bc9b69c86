package io.trialsync.obs.ejb.quality.probe;

import io.trialsync.obs.ejb.job.ProbeSetting;
import io.trialsync.obs.ejb.log.Log;
import io.trialsync.obs.ejb.log.LogField;
import io.trialsync.obs.ejb.run.RunRecorder;
import io.trialsync.obs.ejb.run.RunReport;
import io.trialsync.obs.persistence.quality.probe.ProbeRefusedException;
import io.trialsync.obs.persistence.quality.probe.ProbeSource;
import io.trialsync.obs.persistence.quality.probe.TableProbe;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Looks at the tables of one job, one after the other, and reports what it found. */
@ApplicationScoped
class Prober {

  /** What reports and the rest may take, on top of the probes. */
  private static final Duration MARGIN = Duration.ofMinutes(1);

  @Inject ProbeAgenda agenda;
  @Inject ProbeLimits limits;
  @Inject RunRecorder recorder;
  @Inject Clock clock;

  /** Does what is due, unless another node does. */
  void probe(DueProbes due) {
    Duration longest = limits.timeout().multipliedBy(2L * due.probes().size()).plus(MARGIN);
    if (!agenda.claim(due, longest)) {
      return;
    }
    Instant begunAt = clock.instant();
    var outcomes = new ArrayList<ProbeOutcome>();
    for (Map.Entry<String, ProbeSetting> probe : due.probes().entrySet()) {
      ProbeOutcome outcome = look(due.tenantId(), probe.getKey(), probe.getValue());
      log(due, outcome);
      outcomes.add(outcome);
    }
    List<RunReport> reports = new ProbeReports(due).of(begunAt, clock.instant(), outcomes);
    recorder.record(due.tenantId(), reports);
    agenda.done(due);
  }

  private ProbeOutcome look(String tenantId, String table, ProbeSetting setting) {
    String name = setting.source();
    ProbeSource source = limits.source(name, tenantId);
    if (source == null) {
      return failed(table, ProbeFailure.because("There is no source " + name + " for probes."));
    }
    try {
      var probe = new TableProbe(source, limits.timeout(), limits.sampleAbove());
      return new ProbeOutcome(
          table, probe.read(setting.schemaName(), setting.tableName(), setting.columns()), null);
    } catch (ProbeRefusedException refused) {
      return failed(table, ProbeFailure.because(String.valueOf(refused.getMessage())));
    } catch (SQLException failure) {
      return failed(table, ProbeFailure.of(failure, limits.timeout()));
    }
  }

  private static ProbeOutcome failed(String table, ProbeFailure failure) {
    return new ProbeOutcome(table, null, failure);
  }

  private static void log(DueProbes due, ProbeOutcome outcome) {
    @Nullable ProbeFailure failure = outcome.failure();
    if (failure != null) {
      Log.warn("probe failed")
          .with(LogField.TENANT_ID, due.tenantId())
          .with(LogField.JOB_ID, due.jobId())
          .with(LogField.TABLE, outcome.table())
          .with(LogField.ERROR_CODE, failure.code())
          .detail(failure.sentence())
          .write();
    }
  }
}
