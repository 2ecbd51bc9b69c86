package io.trialsync.obs.ejb.audit;

import io.trialsync.obs.persistence.audit.AuditRow;
import io.trialsync.obs.persistence.audit.AuditStore;
import io.trialsync.obs.persistence.tenant.TenantScope;
import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.util.UUID;

/**
 * Writes down what people change, in the transaction of the change where there is one: a line that
 * cannot be written takes the change back.
 */
@Stateless
public class AuditTrail {
  @PersistenceContext(unitName = "obs")
  EntityManager entities;

  @Inject Clock clock;

  /** Adds a line; settings that were set to what they were already are no change. */
  public void onChange(@Observes Change change) {
    String changes = SettingChanges.between(change.before(), change.after());
    if (changes.equals("[]") && change.jobId() != null) {
      return;
    }
    TenantScope.enter(entities, change.tenantId());
    new AuditStore(entities)
        .add(
            change.tenantId(),
            new AuditRow(
                UUID.randomUUID(),
                clock.instant(),
                change.action().wireName(),
                change.jobId(),
                change.author().issuer(),
                change.author().clientId(),
                changes));
  }
}
