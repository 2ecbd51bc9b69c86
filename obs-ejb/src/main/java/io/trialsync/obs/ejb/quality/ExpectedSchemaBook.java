package io.trialsync.obs.ejb.quality;

import io.trialsync.obs.ejb.audit.AuditAction;
import io.trialsync.obs.ejb.audit.Author;
import io.trialsync.obs.ejb.audit.Change;
import io.trialsync.obs.ejb.job.ExpectedColumn;
import io.trialsync.obs.ejb.job.JobRegistry;
import io.trialsync.obs.ejb.job.UnknownJobException;
import io.trialsync.obs.persistence.job.Job;
import io.trialsync.obs.persistence.job.JobStore;
import io.trialsync.obs.persistence.quality.DecidedFinding;
import io.trialsync.obs.persistence.quality.JudgedJob;
import io.trialsync.obs.persistence.quality.KeptSchema;
import io.trialsync.obs.persistence.quality.SchemaStore;
import io.trialsync.obs.persistence.run.Run;
import io.trialsync.obs.persistence.run.RunStore;
import io.trialsync.obs.persistence.tenant.TenantScope;
import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Shows which columns a table should have, and lets people take those of a run for it. */
@Stateless
public class ExpectedSchemaBook {
  @PersistenceContext(unitName = "obs")
  EntityManager entities;

  @Inject Event<Change> changes;

  /**
   * What the table should have, and who says so.
   *
   * @param namespace null where the name of the table says enough
   * @throws UnknownJobException when the tenant has no such job
   * @throws NothingToDecideException when nothing is expected of such a table yet
   */
  public ExpectedSchemaView show(
      String tenantId, String jobId, @Nullable String namespace, String table) {
    Job job = job(tenantId, jobId);
    List<ExpectedColumn> declared = declared(job).get(table);
    if (declared != null) {
      return ExpectedSchemaView.declared(jobId, table, declared);
    }
    List<KeptSchema> found =
        new SchemaStore(entities, tenantId, job.jobKey()).expected(namespace, table, 2);
    return only(found)
        .map(schema -> ExpectedSchemaView.kept(jobId, schema))
        .orElseThrow(
            () -> new NothingToDecideException("No schema is expected of this table yet."));
  }

  /**
   * Expects from a run on the columns that it saw.
   *
   * @param namespace null where the name of the table says enough
   * @throws UnknownJobException when the tenant has no such job
   * @throws NothingToDecideException when the job has no such run, or it told no schema of the
   *     table
   * @throws DecisionRefusedException when the schema is declared in the settings of the job
   */
  public ExpectedSchemaView accept(
      String tenantId,
      String jobId,
      @Nullable String namespace,
      String table,
      UUID runId,
      String reason,
      Author author) {
    Job job = job(tenantId, jobId);
    var judged = new JudgedJob(entities, tenantId, job.jobKey());
    judged.lock();
    requireUndeclared(job, table);
    UUID runKey =
        new RunStore(entities)
            .find(tenantId, runId)
            .filter(run -> run.jobKey() == job.jobKey())
            .map(Run::runKey)
            .orElseThrow(
                () -> new NothingToDecideException("There is no run of this id in this job."));
    KeptSchema seen = seen(job, runKey, namespace, table);
    keep(job, seen, reason, author);
    judged.judgeAgain(seen.runAt(), Decisions.MOST_JUDGED_AGAIN);
    return ExpectedSchemaView.kept(jobId, seen);
  }

  /** Expects what the last run of a drift saw, from the run on that opened it. */
  public void acceptDrift(String tenantId, DecidedFinding finding, String reason, Author author) {
    Job job = job(tenantId, finding.jobId());
    String table = Objects.requireNonNull(finding.table(), "a drift is of a table");
    requireUndeclared(job, table);
    KeptSchema seen = seen(job, finding.lastRunKey(), finding.namespace(), table);
    var since =
        new KeptSchema(
            seen.datasetKey(),
            seen.namespace(),
            table,
            seen.columns(),
            finding.openedRunKey(),
            null,
            finding.openedAt(),
            true);
    keep(job, since, reason, author);
  }

  private KeptSchema seen(Job job, UUID runKey, @Nullable String namespace, String table) {
    var store = new SchemaStore(entities, job.tenantId(), job.jobKey());
    return only(store.seen(runKey, namespace, table, 2))
        .orElseThrow(
            () -> new NothingToDecideException("The run told no schema of a table of this name."));
  }

  private void keep(Job job, KeptSchema schema, String reason, Author author) {
    var store = new SchemaStore(entities, job.tenantId(), job.jobKey());
    Optional<KeptSchema> before =
        store.expected(schema.namespace(), schema.table(), 1).stream().findFirst();
    store.accept(schema);
    changes.fire(
        new Change(
            job.tenantId(),
            author,
            AuditAction.EXPECTED_SCHEMA_ACCEPTED,
            job.jobId(),
            before.map(was -> DecisionChanges.schema(was, null)).orElse(DecisionChanges.NOTHING),
            DecisionChanges.schema(schema, reason)));
  }

  private Job job(String tenantId, String jobId) {
    TenantScope.enter(entities, tenantId);
    return new JobStore(entities).find(tenantId, jobId).orElseThrow(UnknownJobException::new);
  }

  private static Map<String, List<ExpectedColumn>> declared(Job job) {
    return Objects.requireNonNullElse(
        JobRegistry.read(job.state(), job.settings()).expectedSchema(), Map.of());
  }

  private static void requireUndeclared(Job job, String table) {
    if (declared(job).containsKey(table)) {
      throw new DecisionRefusedException(
          "The expected schema of this table is declared in the settings of the job; change"
              + " expected_schema there.");
    }
  }

  private static Optional<KeptSchema> only(List<KeptSchema> found) {
    if (found.size() > 1) {
      throw new InvalidDecisionException(
          "Tables of this name are in several namespaces; say namespace, too.");
    }
    return found.stream().findFirst();
  }
}
