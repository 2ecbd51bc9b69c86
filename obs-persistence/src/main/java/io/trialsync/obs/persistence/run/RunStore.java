package io.trialsync.obs.persistence.run;

import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.query.NativeQuery;
import org.jspecify.annotations.Nullable;

/** Finds runs and what belongs to them; joins the caller's transaction, changes nothing. */
public final class RunStore {
  /** Most lines of a life cycle that are shown; heartbeats of a long run are many. */
  public static final int LIFE_CYCLE_LINES = 500;

  /** The run of the tenant that has the id, or one of whose tries has it. */
  public static final String ONE =
      """
      select r.* from run r where r.tenant_id = :tenant and r.run_key = :id
      union all
      select r.* from attempt a
        join run r on r.tenant_id = a.tenant_id and r.run_key = a.run_key
        where a.tenant_id = :tenant and a.run_id = :id and a.run_id <> a.run_key
      limit 1
      """;

  private static final String NEWEST_RUNNING =
      """
      select r.run_id from run r join job j on j.tenant_id = r.tenant_id and j.job_key = r.job_key
      where j.tenant_id = :tenant and j.job_id = :job and r.status = 'running'
      order by r.run_at desc, r.run_key desc
      limit 1
      """;

  private static final String IN_WINDOW =
      "from run r where r.tenant_id = :tenant and r.job_key = :job"
          + " and r.run_at >= :from and r.run_at < :until";

  /** Read with the runs: questions of their own would cost another round trip each. */
  private static final String WITH_VERDICT_AND_TOTAL =
      "select {r.*}, (select cast(q.dq_status as text) from run_quality q"
          + " where q.tenant_id = r.tenant_id and q.run_key = r.run_key) as dq_status,"
          + " (%s) as total ";

  private static final String NEWEST_FIRST = " order by r.run_at desc, r.run_key desc";

  private static final String STAGES =
      """
      select cast(s.phase as text), d.namespace, d.name, s.attempt, s.at, s.records_extracted,
        s.records_loaded, s.row_count, cast(s.null_counts as text), cast(t.columns as text),
        cast(s.assertions as text), s.origin
      from stage s
        join dataset d on d.dataset_key = s.dataset_key and d.tenant_id = s.tenant_id
        left join table_schema t on t.tenant_id = s.tenant_id and t.schema_key = s.schema_key
      where s.tenant_id = :tenant and s.run_key = :run
      order by s.phase, d.name, d.namespace
      """;

  private final EntityManager entities;

  public RunStore(EntityManager entities) {
    this.entities = entities;
  }

  /** The run that has this id, or one of whose tries has it. */
  public Optional<Run> find(String tenantId, UUID runId) {
    Query query = entities.createNativeQuery(ONE, Run.class);
    query.setParameter("tenant", tenantId).setParameter("id", runId);
    return query.getResultList().stream().map(Run.class::cast).findFirst();
  }

  /** The id of the newest run of a job that is still running. */
  public Optional<UUID> newestRunning(String tenantId, String jobId) {
    List<?> found =
        entities
            .createNativeQuery(NEWEST_RUNNING, UUID.class)
            .setParameter("tenant", tenantId)
            .setParameter("job", jobId)
            .getResultList();
    return found.stream().map(UUID.class::cast).findFirst();
  }

  /**
   * Runs of a job, newest first, after the given number of rows.
   *
   * @param mostCounted how far the total is counted
   */
  public RunPage page(RunWindow window, int offset, int size, int mostCounted) {
    if (offset == 0) {
      return page(window, null, size, mostCounted);
    }
    return place(window, offset)
        .map(last -> page(window, last, size, mostCounted))
        .orElseGet(() -> new RunPage(List.of(), count(window, mostCounted)));
  }

  /** Where the given number of runs ends; read from the index alone, however many they are. */
  private Optional<RunPlace> place(RunWindow window, int rows) {
    Query query =
        entities.createNativeQuery("select r.run_at, r.run_key " + inWindow(window) + NEWEST_FIRST);
    List<?> found = bind(query, window).setFirstResult(rows - 1).setMaxResults(1).getResultList();
    return found.stream()
        .map(Object[].class::cast)
        .map(row -> new RunPlace((Instant) row[0], (UUID) row[1]))
        .findFirst();
  }

  /**
   * Runs of a job, newest first, that come after the given place in that order.
   *
   * @param after null for the first ones
   * @param mostCounted how far the total is counted
   */
  public RunPage page(RunWindow window, @Nullable RunPlace after, int size, int mostCounted) {
    String rest = after == null ? "" : " and (r.run_at, r.run_key) < (:runAt, :runKey)";
    String text = WITH_VERDICT_AND_TOTAL.formatted(counted(window)) + inWindow(window) + rest;
    Query query =
        entities
            .createNativeQuery(text + NEWEST_FIRST)
            .unwrap(NativeQuery.class)
            .addEntity("r", Run.class)
            .addScalar("dq_status", String.class)
            .addScalar("total", Integer.class)
            .setParameter("limit", mostCounted);
    if (after != null) {
      query.setParameter("runAt", after.runAt()).setParameter("runKey", after.runKey());
    }
    List<?> found = bind(query, window).setMaxResults(size).getResultList();
    List<@Nullable Object[]> rows = found.stream().map(row -> (@Nullable Object[]) row).toList();
    if (rows.isEmpty()) {
      return new RunPage(List.of(), after == null ? 0 : count(window, mostCounted));
    }
    List<ListedRun> runs =
        rows.stream()
            .map(row -> new ListedRun((Run) Objects.requireNonNull(row[0]), (String) row[1]))
            .toList();
    return new RunPage(runs, (Integer) Objects.requireNonNull(rows.get(0)[2]));
  }

  /** Behind the last run no row tells the total. */
  private int count(RunWindow window, int limit) {
    Query query = entities.createNativeQuery(counted(window), Long.class);
    return ((Number) bind(query, window).setParameter("limit", limit).getSingleResult()).intValue();
  }

  private static String counted(RunWindow window) {
    return "select count(*) from (select 1 " + inWindow(window) + " limit :limit) counted";
  }

  /** The tries of a run, in their order. */
  public List<Attempt> attempts(String tenantId, UUID runKey) {
    return entities
        .createQuery(
            "select a from Attempt a where a.tenantId = :tenant and a.runKey = :run"
                + " order by a.attempt",
            Attempt.class)
        .setParameter("tenant", tenantId)
        .setParameter("run", runKey)
        .getResultList();
  }

  /** What was reported of a run, by time; the last {@value #LIFE_CYCLE_LINES} of it. */
  public List<LifeCycleLine> lifeCycle(String tenantId, UUID runKey) {
    List<LifeCycleLine> lines =
        entities
            .createQuery(
                "select l from LifeCycleLine l where l.tenantId = :tenant and l.runKey = :run"
                    + " order by l.at desc, l.kind desc, l.attempt desc, l.digest desc",
                LifeCycleLine.class)
            .setParameter("tenant", tenantId)
            .setParameter("run", runKey)
            .setMaxResults(LIFE_CYCLE_LINES)
            .getResultList();
    var byTime = new ArrayList<>(lines);
    Collections.reverse(byTime);
    return byTime;
  }

  /** The stages of a run with their tables. */
  public List<StageRow> stages(String tenantId, UUID runKey) {
    List<?> rows =
        entities
            .createNativeQuery(STAGES)
            .setParameter("tenant", tenantId)
            .setParameter("run", runKey)
            .getResultList();
    return rows.stream().map(row -> stage((@Nullable Object[]) row)).toList();
  }

  private static StageRow stage(@Nullable Object[] row) {
    return new StageRow(
        text(row[0]),
        text(row[1]),
        text(row[2]),
        ((Number) Objects.requireNonNull(row[3])).intValue(),
        (Instant) Objects.requireNonNull(row[4]),
        (Long) row[5],
        (Long) row[6],
        (Long) row[7],
        (String) row[8],
        (String) row[9],
        (String) row[10],
        (String) row[11]);
  }

  private static String text(@Nullable Object value) {
    return String.valueOf(value);
  }

  private static String inWindow(RunWindow window) {
    String status = window.status();
    return status == null ? IN_WINDOW : IN_WINDOW + " and r.status = " + StatusLiteral.of(status);
  }

  private static Query bind(Query query, RunWindow window) {
    return query
        .setParameter("tenant", window.tenantId())
        .setParameter("job", window.jobKey())
        .setParameter("from", window.from())
        .setParameter("until", window.until());
  }
}
