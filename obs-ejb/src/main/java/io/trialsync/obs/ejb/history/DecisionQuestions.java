package io.trialsync.obs.ejb.history;

import io.trialsync.obs.ejb.job.UnknownJobException;
import io.trialsync.obs.ejb.quality.DecisionView;
import io.trialsync.obs.persistence.job.Job;
import io.trialsync.obs.persistence.job.JobStore;
import io.trialsync.obs.persistence.quality.DecisionStore;
import io.trialsync.obs.persistence.quality.KeptDecision;
import io.trialsync.obs.persistence.tenant.TenantScope;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Answers what people decided about baselines, from the readers' connections. */
@Stateless
public class DecisionQuestions {
  @PersistenceContext(unitName = "history")
  EntityManager entities;

  @Inject CursorSecret secret;

  /**
   * A page of the decisions about a job, newest first.
   *
   * @throws UnknownJobException when the tenant has no such job
   */
  public Page<DecisionView> decisions(String tenantId, String jobId, PagePosition position) {
    TenantScope.enter(entities, tenantId);
    Job job = new JobStore(entities).find(tenantId, jobId).orElseThrow(UnknownJobException::new);
    var store = new DecisionStore(entities, tenantId, job.jobKey());
    var cursor = new Cursor(secret.of(entities), "decisions", tenantId, job.jobKey());
    int size = position.pageSize() + 1;
    String from = position.cursor();
    List<KeptDecision> rows =
        from == null
            ? store.page(position.offset(), size)
            : pageAfter(store, cursor.read(from), size);
    return Page.of(
            rows,
            position,
            store.count(Page.MOST_COUNTED + 1),
            last -> cursor.write(last.decidedAt(), last.decisionId()))
        .map(decision -> DecisionView.of(decision, jobId));
  }

  private static List<KeptDecision> pageAfter(DecisionStore store, String[] place, int size) {
    return store.pageAfter(Instant.parse(place[0]), UUID.fromString(place[1]), size);
  }
}
