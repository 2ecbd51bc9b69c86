package io.trialsync.obs.ejb.quality;

import io.trialsync.obs.ejb.job.InvalidSettingsException;
import io.trialsync.obs.ejb.job.JobRegistry;
import io.trialsync.obs.ejb.job.JobSettings;
import io.trialsync.obs.ejb.job.UnknownJobException;
import io.trialsync.obs.ejb.quality.check.Check;
import io.trialsync.obs.ejb.quality.check.Decision;
import io.trialsync.obs.ejb.quality.check.History;
import io.trialsync.obs.ejb.quality.check.ServerChecks;
import io.trialsync.obs.ejb.quality.finding.FindingLife;
import io.trialsync.obs.persistence.quality.JobMemory;
import io.trialsync.obs.persistence.quality.ReplayStore;
import io.trialsync.obs.persistence.quality.ReplayStore.AcceptedSpan;
import io.trialsync.obs.persistence.quality.ReplayStore.KeptRun;
import io.trialsync.obs.persistence.quality.ReplayStore.TunedJob;
import io.trialsync.obs.persistence.quality.RunQualityRow;
import io.trialsync.obs.persistence.run.RunPlace;
import io.trialsync.obs.persistence.tenant.TenantScope;
import jakarta.annotation.Resource;
import jakarta.ejb.EJBException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import javax.sql.DataSource;

/**
 * Answers what the checks would have said, were they tuned otherwise. Reads on the readers'
 * connections, which cannot write, and gives them back before it counts.
 */
@ApplicationScoped
public class Replays {
  /** Most runs of one answer. */
  static final int MOST_RUNS = 2_000;

  private static final int MOST_ACCEPTED = 1_000;

  @Resource(lookup = "jdbc/obsHistory")
  DataSource readers;

  @Inject Instance<Check> checks;
  @Inject ServerChecks server;
  @Inject FindingLife life;

  /** All that is read for an answer; the runs in their order. */
  private record Kept(
      JobSettings settings,
      List<Decision> decisions,
      List<RunQualityRow> earlier,
      List<KeptRun> runs,
      boolean runsCut,
      List<AcceptedSpan> accepted) {}

  /**
   * Judges the kept runs of the window once more; nothing is kept of it.
   *
   * @throws UnknownJobException when the tenant has no such job
   * @throws InvalidSettingsException when the checks make no sense
   */
  public ReplayAnswer replay(String tenantId, ReplayQuestion question) {
    return replay(
        readers, new QualityRules(checks.stream().toList(), server, life), tenantId, question);
  }

  static ReplayAnswer replay(
      DataSource readers, QualityRules rules, String tenantId, ReplayQuestion question) {
    Kept kept = kept(readers, tenantId, question);
    JobSettings tuned = JobRegistry.tuned(kept.settings(), question.checks(), rules.checks());
    var outcomes = new Replay(rules, tuned, kept.decisions()).of(kept.earlier(), kept.runs());
    return new ReplayReport(outcomes, kept.accepted()).answer(question, kept.runsCut());
  }

  private static Kept kept(DataSource readers, String tenantId, ReplayQuestion question) {
    try {
      return TenantScope.ask(readers, tenantId, connection -> kept(connection, tenantId, question));
    } catch (SQLException failure) {
      throw new EJBException(failure);
    }
  }

  private static Kept kept(Connection connection, String tenantId, ReplayQuestion question)
      throws SQLException {
    var store = new ReplayStore(connection, tenantId);
    TunedJob job = store.job(question.jobId()).orElseThrow(UnknownJobException::new);
    List<KeptRun> found =
        store.runs(job.jobKey(), question.from(), question.until(), MOST_RUNS + 1);
    boolean cut = found.size() > MOST_RUNS;
    var runs = new ArrayList<>(cut ? found.subList(0, MOST_RUNS) : found);
    Collections.reverse(runs);
    var memory = new JobMemory(connection, tenantId, job.jobKey());
    return new Kept(
        JobRegistry.read(job.state(), job.settings()),
        memory.decisions().stream().map(JobPass::decision).toList(),
        runs.isEmpty() ? List.of() : earlier(memory, runs.get(0).quality()),
        runs,
        cut,
        store.accepted(job.jobKey(), question.from(), MOST_ACCEPTED));
  }

  private static List<RunQualityRow> earlier(JobMemory memory, RunQualityRow first)
      throws SQLException {
    var place = new RunPlace(first.runAt(), first.runKey());
    return memory.history(List.of(), place, place, History.LENGTH, 0);
  }
}
