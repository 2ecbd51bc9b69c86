package io.trialsync.obs.ejb.quality;

import io.trialsync.obs.ejb.audit.AuditAction;
import io.trialsync.obs.ejb.audit.Author;
import io.trialsync.obs.ejb.audit.Change;
import io.trialsync.obs.persistence.quality.DecidedFinding;
import io.trialsync.obs.persistence.quality.DecisionStore;
import io.trialsync.obs.persistence.quality.FindingDecisionStore;
import io.trialsync.obs.persistence.quality.JudgedJob;
import io.trialsync.obs.persistence.quality.KeptDecision;
import io.trialsync.obs.persistence.tenant.TenantScope;
import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;

/** Takes a finding for the new normal, from the run on that opened it. */
@Stateless
public class Acceptance {
  private static final String SCHEMA_DRIFT = "schema_drift";

  @PersistenceContext(unitName = "obs")
  EntityManager entities;

  @Inject Event<Change> changes;
  @Inject Clock clock;
  @Inject ExpectedSchemaBook schemas;

  /**
   * Closes an open finding: of a drift, the expected schema becomes what its last run saw; of any
   * other, later runs are compared with those from the first one on that had it. Accepting twice is
   * accepting once.
   *
   * @throws NothingToDecideException when the tenant has no such finding
   * @throws DecisionRefusedException when it is resolved, or its schema is declared
   */
  public AcceptedFinding accept(String tenantId, UUID findingId, String reason, Author author) {
    TenantScope.enter(entities, tenantId);
    DecidedFinding known = find(tenantId, findingId);
    var judged = new JudgedJob(entities, tenantId, known.jobKey());
    judged.lock();
    // Whoever judged the job meanwhile may have seen it go.
    DecidedFinding finding = find(tenantId, findingId);
    if (finding.state().equals("resolved")) {
      throw new DecisionRefusedException(
          "The finding is resolved; only one that is open can be accepted.");
    }
    if (finding.state().equals("open")) {
      accept(tenantId, finding, reason, author);
      judged.judgeAgain(finding.openedAt(), Decisions.MOST_JUDGED_AGAIN);
    }
    return AcceptedFinding.of(find(tenantId, findingId));
  }

  private DecidedFinding find(String tenantId, UUID findingId) {
    return new FindingDecisionStore(entities)
        .find(tenantId, findingId)
        .orElseThrow(() -> new NothingToDecideException("There is no finding of this id."));
  }

  private void accept(String tenantId, DecidedFinding finding, String reason, Author author) {
    Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    if (finding.check().equals(SCHEMA_DRIFT)) {
      schemas.acceptDrift(tenantId, finding, reason, author);
    } else {
      new DecisionStore(entities, tenantId, finding.jobKey())
          .add(decision(finding, reason, author, now));
    }
    new FindingDecisionStore(entities).accept(tenantId, finding.findingId(), now, reason);
    changes.fire(
        new Change(
            tenantId,
            author,
            AuditAction.FINDING_ACCEPTED,
            finding.jobId(),
            DecisionChanges.finding(finding, "open", null),
            DecisionChanges.finding(finding, "accepted", reason)));
  }

  private static KeptDecision decision(
      DecidedFinding finding, String reason, Author author, Instant now) {
    return new KeptDecision(
        UUID.randomUUID(),
        finding.jobKey(),
        "accept",
        finding.check(),
        finding.datasetKey(),
        finding.namespace(),
        finding.table(),
        finding.column(),
        finding.openedAt(),
        null,
        reason,
        author.clientId(),
        now);
  }
}
