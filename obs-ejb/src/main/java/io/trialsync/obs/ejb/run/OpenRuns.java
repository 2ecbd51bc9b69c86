package io.trialsync.obs.ejb.run;

import io.trialsync.obs.persistence.run.RunStore;
import io.trialsync.obs.persistence.tenant.TenantScope;
import jakarta.ejb.Stateless;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.Optional;
import java.util.UUID;

/** Finds runs that have not ended, for workers that do not keep the id of their run. */
@Stateless
public class OpenRuns {
  @PersistenceContext(unitName = "obs")
  EntityManager entities;

  /** The id of the newest run of the job that is still running. */
  public Optional<UUID> newest(String tenantId, String jobId) {
    TenantScope.enter(entities, tenantId);
    return new RunStore(entities).newestRunning(tenantId, jobId);
  }
}
