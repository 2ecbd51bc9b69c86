package io.trialsync.obs.ejb.quality.probe;

import io.trialsync.obs.persistence.quality.probe.ProbeStore;
import io.trialsync.obs.persistence.tenant.TenantScope;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** What is to be probed, and by whom: of all nodes one does each. */
@Stateless
@TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
public class ProbeAgenda {

  /** A table says nothing about a run that ended longer ago. */
  private static final Duration AFTERMATH = Duration.ofHours(1);

  @PersistenceContext(unitName = "obs")
  EntityManager entities;

  @Inject Clock clock;

  /** All that is due and was not done yet. */
  public List<DueProbes> due() {
    TenantScope.enterAll(entities);
    var store = new ProbeStore(entities);
    Instant now = clock.instant();
    var finder = new DueFinder(store.done(), now);
    return store.jobs(now.minus(AFTERMATH)).stream()
        .flatMap(job -> finder.of(job).stream())
        .toList();
  }

  /** Whether the caller is the one to do it; who does not say that it is done loses it then. */
  public boolean claim(DueProbes due, Duration longest) {
    TenantScope.enter(entities, due.tenantId());
    Instant now = clock.instant();
    return new ProbeStore(entities)
        .claim(due.tenantId(), due.occasion(), due.token(), now, now.plus(longest));
  }

  /** It is done. */
  public void done(DueProbes due) {
    TenantScope.enter(entities, due.tenantId());
    new ProbeStore(entities).keep(due.tenantId(), due.occasion(), due.token());
  }
}
