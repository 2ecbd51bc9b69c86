package io.trialsync.obs.ejb.quality;

import io.trialsync.obs.ejb.audit.AuditAction;
import io.trialsync.obs.ejb.audit.Author;
import io.trialsync.obs.ejb.audit.Change;
import io.trialsync.obs.ejb.job.UnknownJobException;
import io.trialsync.obs.ejb.quality.check.Check;
import io.trialsync.obs.ejb.quality.check.Decision;
import io.trialsync.obs.persistence.job.Job;
import io.trialsync.obs.persistence.job.JobStore;
import io.trialsync.obs.persistence.quality.DecisionStore;
import io.trialsync.obs.persistence.quality.JudgedJob;
import io.trialsync.obs.persistence.quality.KeptDecision;
import io.trialsync.obs.persistence.tenant.TenantScope;
import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Takes down which runs people want out of the baselines of a job, and takes it back. The runs that
 * it is about are judged again, and those behind them that are compared with them.
 */
@Stateless
public class Decisions {
  /** Most decisions about one job: all of them are read whenever one of its runs is judged. */
  static final int MOST = 200;

  /** Most runs that are judged again: as many as may still be compared with anything. */
  static final int MOST_JUDGED_AGAIN = 40;

  @PersistenceContext(unitName = "obs")
  EntityManager entities;

  @Inject Event<Change> changes;
  @Inject Clock clock;
  @Inject @Any Instance<Check> checks;

  /**
   * Leaves runs out of the baselines of a job.
   *
   * @throws UnknownJobException when the tenant has no such job
   * @throws InvalidDecisionException when it names a check or table that there is not
   * @throws DecisionRefusedException when the job has as many decisions as it may have
   */
  public DecisionView exclude(String tenantId, String jobId, Exclusion exclusion, Author author) {
    requireCheck(exclusion.check());
    Job job = job(tenantId, jobId);
    var store = new DecisionStore(entities, tenantId, job.jobKey());
    var judged = new JudgedJob(entities, tenantId, job.jobKey());
    judged.lock();
    KeptDecision decision = kept(job, exclusion, judged, author);
    if (store.count(MOST) >= MOST) {
      throw new DecisionRefusedException(
          "The job has "
              + MOST
              + " decisions about its baselines, which is the most; take those back that are over.");
    }
    store.add(decision);
    judged.judgeAgain(decision.from(), MOST_JUDGED_AGAIN);
    changes.fire(
        new Change(
            tenantId,
            author,
            AuditAction.BASELINE_EXCLUDED,
            jobId,
            DecisionChanges.NOTHING,
            DecisionChanges.decision(decision)));
    return DecisionView.of(store.find(decision.decisionId()).orElseThrow(), jobId);
  }

  /**
   * Takes a decision back, and says what it was.
   *
   * @throws UnknownJobException when the tenant has no such job
   * @throws NothingToDecideException when there is no such decision about the job
   */
  public DecisionView withdraw(String tenantId, String jobId, UUID decisionId, Author author) {
    Job job = job(tenantId, jobId);
    var store = new DecisionStore(entities, tenantId, job.jobKey());
    var judged = new JudgedJob(entities, tenantId, job.jobKey());
    judged.lock();
    KeptDecision decision =
        store
            .find(decisionId)
            .orElseThrow(() -> new NothingToDecideException("There is no decision of this id."));
    store.remove(decisionId);
    judged.judgeAgain(decision.from(), MOST_JUDGED_AGAIN);
    changes.fire(
        new Change(
            tenantId,
            author,
            AuditAction.DECISION_WITHDRAWN,
            jobId,
            DecisionChanges.decision(decision),
            DecisionChanges.NOTHING));
    return DecisionView.of(decision, jobId);
  }

  private Job job(String tenantId, String jobId) {
    TenantScope.enter(entities, tenantId);
    return new JobStore(entities).find(tenantId, jobId).orElseThrow(UnknownJobException::new);
  }

  private KeptDecision kept(Job job, Exclusion exclusion, JudgedJob judged, Author author) {
    String table = exclusion.table();
    String namespace = exclusion.namespace();
    return new KeptDecision(
        UUID.randomUUID(),
        job.jobKey(),
        Decision.Kind.EXCLUDE.name().toLowerCase(Locale.ROOT),
        Objects.requireNonNullElse(exclusion.check(), ""),
        table == null ? 0 : dataset(judged, namespace, table),
        namespace,
        table,
        "",
        exclusion.from(),
        exclusion.until(),
        exclusion.reason(),
        author.clientId(),
        clock.instant().truncatedTo(ChronoUnit.MICROS));
  }

  private static long dataset(JudgedJob judged, @Nullable String namespace, String table) {
    List<Long> found = judged.datasets(namespace, table, 2);
    if (found.isEmpty()) {
      throw new InvalidDecisionException("table must be one that a run has reported.");
    }
    if (found.size() > 1) {
      throw new InvalidDecisionException(
          "Tables of this name are in several namespaces; say namespace, too.");
    }
    return found.get(0);
  }

  private void requireCheck(@Nullable String name) {
    if (name == null) {
      return;
    }
    List<String> known = checks.stream().map(Check::name).sorted().toList();
    if (!known.contains(name)) {
      throw new InvalidDecisionException("check must be one of " + String.join(", ", known) + ".");
    }
  }
}
