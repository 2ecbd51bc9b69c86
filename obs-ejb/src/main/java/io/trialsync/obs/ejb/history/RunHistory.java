package io.trialsync.obs.ejb.history;

import io.trialsync.obs.ejb.job.JobRegistry;
import io.trialsync.obs.ejb.job.UnknownJobException;
import io.trialsync.obs.persistence.job.Job;
import io.trialsync.obs.persistence.job.JobFilter;
import io.trialsync.obs.persistence.job.JobOverview;
import io.trialsync.obs.persistence.job.JobStore;
import io.trialsync.obs.persistence.run.Run;
import io.trialsync.obs.persistence.run.RunStore;
import io.trialsync.obs.persistence.run.RunWindow;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Answers the questions of the history API from the readers' connections. */
@Stateless
public class RunHistory {
  @PersistenceContext(unitName = "history")
  EntityManager entities;

  @Inject Clock clock;

  /** A page of jobs, by id. */
  public Page<JobView> jobs(String tenantId, JobQuestion question, PagePosition position) {
    var filter = new JobFilter(tenantId, question.status(), question.text(), null);
    var cursor = new Cursor("jobs", tenantId, question.status(), question.text());
    String from = position.cursor();
    String after = from == null ? null : cursor.read(from, 1)[0];
    var store = new JobStore(entities);
    List<JobView> jobs =
        store
            .overview(filter, after, position.offset(), position.pageSize() + 1, clock.instant())
            .stream()
            .map(JobView::of)
            .toList();
    return page(
        jobs,
        position,
        store.count(filter, Page.MOST_COUNTED + 1),
        last -> cursor.write(last.jobId()));
  }

  /**
   * One job with its settings.
   *
   * @throws UnknownJobException when the tenant has no such job
   */
  public JobDetail job(String tenantId, String jobId) {
    List<JobOverview> found =
        new JobStore(entities)
            .overview(JobFilter.one(tenantId, jobId), null, 0, 1, clock.instant());
    if (found.isEmpty()) {
      throw new UnknownJobException();
    }
    JobOverview job = found.get(0);
    return new JobDetail(JobView.of(job), JobRegistry.read(job.state(), job.settings()));
  }

  /**
   * A page of the runs of a job, newest first.
   *
   * @throws UnknownJobException when the tenant has no such job
   */
  public Page<RunSummary> runs(String tenantId, RunQuestion question, PagePosition position) {
    Job job =
        new JobStore(entities)
            .find(tenantId, question.jobId())
            .orElseThrow(UnknownJobException::new);
    var window =
        new RunWindow(tenantId, job.jobKey(), question.from(), question.until(), question.status());
    var cursor = new Cursor("runs", window.tenantId(), window.jobKey(), window.status());
    var store = new RunStore(entities);
    String from = position.cursor();
    List<Run> runs =
        from == null
            ? store.page(window, position.offset(), position.pageSize() + 1)
            : pageAfter(store, window, cursor.read(from, 2), position.pageSize() + 1);
    Page<Run> page =
        page(
            runs,
            position,
            store.count(window, Page.MOST_COUNTED + 1),
            last -> cursor.write(last.runAt(), last.runKey()));
    return new Page<>(
        page.items().stream().map(run -> RunSummary.of(run, question.jobId())).toList(),
        page.page(),
        page.pageSize(),
        page.total(),
        page.totalCapped(),
        page.nextCursor());
  }

  /**
   * One run, by its id or the id of any of its tries.
   *
   * @throws UnknownRunException when the tenant has no such run
   */
  public RunView run(String tenantId, UUID runId) {
    var store = new RunStore(entities);
    Run run = store.find(tenantId, runId).orElseThrow(UnknownRunException::new);
    Job job = entities.find(Job.class, run.jobKey());
    return new RunViewBuilder(run, job.jobId())
        .build(
            store.attempts(tenantId, run.runKey()),
            store.stages(tenantId, run.runKey()),
            store.lifeCycle(tenantId, run.runKey()));
  }

  private static List<Run> pageAfter(RunStore store, RunWindow window, String[] place, int size) {
    try {
      return store.pageAfter(window, Instant.parse(place[0]), UUID.fromString(place[1]), size);
    } catch (DateTimeException | IllegalArgumentException damaged) {
      throw new InvalidCursorException();
    }
  }

  /** Cuts off the one row more that tells whether the list goes on. */
  private static <T> Page<T> page(
      List<T> rows, PagePosition position, int counted, Function<T, String> cursor) {
    boolean goesOn = rows.size() > position.pageSize();
    List<T> items = goesOn ? rows.subList(0, position.pageSize()) : rows;
    @Nullable String next = goesOn ? cursor.apply(items.get(items.size() - 1)) : null;
    return new Page<>(
        items,
        position.cursor() == null ? position.page() : null,
        position.pageSize(),
        Math.min(counted, Page.MOST_COUNTED),
        counted > Page.MOST_COUNTED,
        next);
  }
}
