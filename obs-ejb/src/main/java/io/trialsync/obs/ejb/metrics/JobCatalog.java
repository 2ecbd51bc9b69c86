package io.trialsync.obs.ejb.metrics;

import io.trialsync.obs.persistence.job.JobStore;
import io.trialsync.obs.persistence.job.LoadedTable;
import io.trialsync.obs.persistence.tenant.TenantScope;
import jakarta.ejb.Stateless;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Tells which jobs are stored, so that their series exist before they report again. */
@Stateless
public class JobCatalog {
  @PersistenceContext(unitName = "history")
  EntityManager entities;

  /**
   * All jobs of all tenants that are not retired, each with the tables that its runs have loaded;
   * empty while the schema is not there yet.
   */
  public Optional<List<KnownJob>> knownJobs() {
    var store = new JobStore(entities);
    if (!store.isReady()) {
      return Optional.empty();
    }
    TenantScope.enterAll(entities);
    Map<KnownJob, List<String>> tables = new LinkedHashMap<>();
    for (LoadedTable row : store.loadedTables()) {
      List<String> ofJob =
          tables.computeIfAbsent(
              new KnownJob(row.tenantId(), row.jobId(), List.of()), job -> new ArrayList<>());
      if (row.table() != null) {
        ofJob.add(row.table());
      }
    }
    return Optional.of(
        tables.entrySet().stream()
            .map(job -> new KnownJob(job.getKey().tenantId(), job.getKey().jobId(), job.getValue()))
            .toList());
  }
}
