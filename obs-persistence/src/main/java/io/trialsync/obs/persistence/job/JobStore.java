package io.trialsync.obs.persistence.job;

import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.TypedQuery;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Finds jobs and what their runs add up to; joins the caller's transaction. */
public final class JobStore {
  private static final String LOADED_TABLES =
      """
      select j.tenant_id, j.job_id, d.name
      from job j
        left join job_table t on t.job_key = j.job_key
        left join dataset d on d.dataset_key = t.dataset_key
      where j.state <> 'retired'
      order by j.job_key, d.name
      """;

  private final EntityManager entities;

  public JobStore(EntityManager entities) {
    this.entities = entities;
  }

  /** The job of that id, for its settings. */
  public Optional<Job> find(String tenantId, String jobId) {
    return ofId(tenantId, jobId).getResultStream().findFirst();
  }

  /** The same, for a change of its settings: who wants to change them too waits for the commit. */
  public Optional<Job> findForChange(String tenantId, String jobId) {
    return ofId(tenantId, jobId)
        .setLockMode(LockModeType.PESSIMISTIC_WRITE)
        .getResultStream()
        .findFirst();
  }

  private TypedQuery<Job> ofId(String tenantId, String jobId) {
    return entities
        .createQuery("select j from Job j where j.tenantId = :tenant and j.jobId = :job", Job.class)
        .setParameter("tenant", tenantId)
        .setParameter("job", jobId);
  }

  /** The job that a run of the tenant belongs to. */
  public Job ofKey(String tenantId, long jobKey) {
    return entities
        .createQuery(
            "select j from Job j where j.tenantId = :tenant and j.jobKey = :key", Job.class)
        .setParameter("tenant", tenantId)
        .setParameter("key", jobKey)
        .getSingleResult();
  }

  /** How many jobs the tenant has, counted up to a limit. */
  public int count(String tenantId, int limit) {
    return ((Number)
            entities
                .createNativeQuery(
                    "select count(*) from"
                        + " (select from job where tenant_id = :tenant limit :most) known",
                    Long.class)
                .setParameter("tenant", tenantId)
                .setParameter("most", limit)
                .getSingleResult())
        .intValue();
  }

  /** Adds a job that is declared before it was seen. */
  public Job add(Job job) {
    entities.persist(job);
    return job;
  }

  /** A page of jobs by id, with how many there are in all. */
  public JobPage page(JobFilter filter, JobPlace place) {
    List<?> found = new JobListQuery(filter, place).on(entities).getResultList();
    List<@Nullable Object[]> rows = found.stream().map(row -> (@Nullable Object[]) row).toList();
    // One row is always there, for the total; without a job when the page is empty.
    List<JobOverview> jobs =
        rows.stream().filter(row -> row[1] != null).map(JobStore::overview).toList();
    return new JobPage(jobs, (int) number(rows.get(0)[0]));
  }

  /** Whether the schema is there; before its first migration there is no job to ask for. */
  public boolean isReady() {
    return (Boolean)
        entities
            .createNativeQuery("select to_regclass('job_table') is not null", Boolean.class)
            .getSingleResult();
  }

  /** All jobs of all tenants that are not retired, each with the tables that it has loaded. */
  public List<LoadedTable> loadedTables() {
    List<?> rows = entities.createNativeQuery(LOADED_TABLES).getResultList();
    return rows.stream()
        .map(row -> (@Nullable Object[]) row)
        .map(row -> new LoadedTable(text(row[0]), text(row[1]), (String) row[2]))
        .toList();
  }

  private static String text(@Nullable Object value) {
    return (String) Objects.requireNonNull(value);
  }

  private static JobOverview overview(@Nullable Object[] row) {
    return new JobOverview(
        text(row[1]),
        text(row[2]),
        text(row[3]),
        (Instant) row[4],
        (String) row[5],
        number(row[6]),
        number(row[7]),
        number(row[8]),
        number(row[9]),
        row[10] == null ? null : number(row[10]),
        (int) number(row[11]),
        new JobLateness(
            (Instant) row[12],
            (Instant) row[13],
            (Instant) row[14],
            (Instant) row[15],
            (Instant) row[16],
            row[17] == null ? 0 : (int) number(row[17]),
            (Instant) row[18],
            Boolean.TRUE.equals(row[19])));
  }

  private static long number(@Nullable Object value) {
    return ((Number) Objects.requireNonNull(value)).longValue();
  }
}
