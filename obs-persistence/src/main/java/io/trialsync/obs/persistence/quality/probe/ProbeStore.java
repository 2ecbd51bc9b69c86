package io.trialsync.obs.persistence.quality.probe;

import jakarta.persistence.EntityManager;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Finds jobs with probes, and keeps what was probed; joins the caller's transaction. */
public final class ProbeStore {

  /** Marks runs that probes made of themselves: after those nobody looks again. */
  public static final String CORRELATION = "obs-probe";

  private static final int MOST_JOBS = 2_000;
  private static final Duration LONGEST_RUN = Duration.ofDays(7);

  // A run that was followed by another one left nothing that could still be looked at. Runs of
  // probes may
  // be many, so jobs that only have those are not searched for others, and no job further than a
  // week.
  private static final String JOBS =
      """
      select j.tenant_id, j.job_key, j.job_id, cast(j.settings -> 'probes' as text),
        n.run_key, n.run_id, n.run_id_attempt
      from job j left join lateral (
        select r.run_key, r.run_id, r.run_id_attempt, r.status, r.end_at from run r
        where r.tenant_id = j.tenant_id and r.job_key = j.job_key and r.run_at >= :earliest
          and cast(j.settings -> 'probes' as text) like '%"after_run": true%'
          and r.correlation_id is distinct from :probe
        order by r.run_at desc, r.run_key desc
        limit 1) n on n.status = 'success' and n.end_at >= :since
      where j.state = 'active' and j.settings -> 'probes' is not null
      order by j.job_key
      limit :most
      """;

  private static final String DONE = "select job_key, occasion, done from probe_state";

  private static final String CLAIM =
      """
      insert into probe_state as p (tenant_id, job_key, occasion, claimed_until)
      values (:tenant, :job, :occasion, :until)
      on conflict (job_key, occasion) do update set claimed_until = excluded.claimed_until
      where p.done <> :token and (p.claimed_until is null or p.claimed_until <= :now)
      """;

  private static final String KEEP =
      """
      update probe_state set done = :token, claimed_until = null
      where tenant_id = :tenant and job_key = :job and occasion = :occasion
      """;

  private final EntityManager entities;

  public ProbeStore(EntityManager entities) {
    this.entities = entities;
  }

  /**
   * Active jobs that have probes.
   *
   * @param since runs that ended before are none to look after
   */
  public List<ProbedJob> jobs(Instant since) {
    List<?> rows =
        entities
            .createNativeQuery(JOBS)
            .setParameter("probe", CORRELATION)
            .setParameter("since", since)
            .setParameter("earliest", since.minus(LONGEST_RUN))
            .setParameter("most", MOST_JOBS)
            .getResultList();
    return rows.stream().map(row -> job((@Nullable Object[]) row)).toList();
  }

  /** What each occasion of each job was last done for. */
  public Map<Occasion, String> done() {
    Map<Occasion, String> done = new HashMap<>();
    for (Object found : entities.createNativeQuery(DONE).getResultList()) {
      var row = (Object[]) found;
      done.put(new Occasion(((Number) row[0]).longValue(), (String) row[1]), (String) row[2]);
    }
    return done;
  }

  /** Whether the caller is the one to do this now; until that time nobody else is. */
  public boolean claim(
      String tenantId, Occasion occasion, String token, Instant now, Instant until) {
    return entities
            .createNativeQuery(CLAIM)
            .setParameter("tenant", tenantId)
            .setParameter("job", occasion.jobKey())
            .setParameter("occasion", occasion.name())
            .setParameter("token", token)
            .setParameter("now", now)
            .setParameter("until", until)
            .executeUpdate()
        == 1;
  }

  /** It is done, and claimed by nobody. */
  public void keep(String tenantId, Occasion occasion, String token) {
    entities
        .createNativeQuery(KEEP)
        .setParameter("tenant", tenantId)
        .setParameter("job", occasion.jobKey())
        .setParameter("occasion", occasion.name())
        .setParameter("token", token)
        .executeUpdate();
  }

  /**
   * Why a job's tables are looked at.
   *
   * @param name {@code after_run}, or the interval
   */
  public record Occasion(long jobKey, String name) {}

  private static ProbedJob job(@Nullable Object[] row) {
    ProbedJob.EndedRun ended =
        row[4] == null
            ? null
            : new ProbedJob.EndedRun(
                (UUID) row[4],
                (UUID) Objects.requireNonNull(row[5]),
                ((Number) Objects.requireNonNull(row[6])).intValue());
    return new ProbedJob(
        text(row[0]),
        ((Number) Objects.requireNonNull(row[1])).longValue(),
        text(row[2]),
        text(row[3]),
        ended);
  }

  private static String text(@Nullable Object value) {
    return (String) Objects.requireNonNull(value);
  }
}
