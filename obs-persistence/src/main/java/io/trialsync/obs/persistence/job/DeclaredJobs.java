package io.trialsync.obs.persistence.job;

import jakarta.persistence.EntityManager;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Finds the jobs that a file declares, or once declared; joins the caller's transaction. */
public final class DeclaredJobs {
  /** The number of the lock is ours alone in this database; see RetentionLock for the other. */
  private static final long LOCK = 7_205_611_948_021L;

  private static final String CHANGED_BY =
      """
      select distinct a.tenant_id, a.job_id
      from audit a join job j on j.tenant_id = a.tenant_id and j.job_id = a.job_id
      where a.issuer = :issuer and j.state <> 'retired'
      order by a.tenant_id, a.job_id
      limit :most
      """;

  private final EntityManager entities;

  public DeclaredJobs(EntityManager entities) {
    this.entities = entities;
  }

  /** Whether no other node declares jobs; until the end of the transaction none can then. */
  public boolean alone() {
    return (Boolean)
        entities
            .createNativeQuery("select pg_try_advisory_xact_lock(:lock)", Boolean.class)
            .setParameter("lock", LOCK)
            .getSingleResult();
  }

  /** Those of the jobs that there are, by id, in one statement. */
  public Map<String, Job> known(String tenantId, Collection<String> jobIds) {
    if (jobIds.isEmpty()) {
      return Map.of();
    }
    return entities
        .createQuery(
            "select j from Job j where j.tenantId = :tenant and j.jobId in :jobs", Job.class)
        .setParameter("tenant", tenantId)
        .setParameter("jobs", jobIds)
        .getResultStream()
        .collect(Collectors.toMap(Job::jobId, Function.identity()));
  }

  /**
   * Jobs, not retired, whose settings an author has changed as far back as the trail goes. Needs
   * the rows of all tenants.
   */
  public List<JobName> changedBy(String issuer, int most) {
    List<?> rows =
        entities
            .createNativeQuery(CHANGED_BY)
            .setParameter("issuer", issuer)
            .setParameter("most", most)
            .getResultList();
    return rows.stream()
        .map(row -> (@Nullable Object[]) row)
        .map(row -> new JobName(text(row[0]), text(row[1])))
        .toList();
  }

  private static String text(@Nullable Object value) {
    return (String) Objects.requireNonNull(value);
  }
}
