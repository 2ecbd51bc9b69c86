package io.trialsync.obs.ejb.history;

import io.trialsync.obs.ejb.job.JobRegistry;
import io.trialsync.obs.ejb.job.UnknownJobException;
import io.trialsync.obs.persistence.job.Job;
import io.trialsync.obs.persistence.job.JobFilter;
import io.trialsync.obs.persistence.job.JobOverview;
import io.trialsync.obs.persistence.job.JobPage;
import io.trialsync.obs.persistence.job.JobPlace;
import io.trialsync.obs.persistence.job.JobStore;
import io.trialsync.obs.persistence.notification.NotificationFilter;
import io.trialsync.obs.persistence.notification.NotificationList;
import io.trialsync.obs.persistence.quality.JudgedRun;
import io.trialsync.obs.persistence.quality.JudgedRuns;
import io.trialsync.obs.persistence.quality.RunQuality;
import io.trialsync.obs.persistence.run.RunPage;
import io.trialsync.obs.persistence.run.RunPlace;
import io.trialsync.obs.persistence.run.RunStore;
import io.trialsync.obs.persistence.run.RunWindow;
import io.trialsync.obs.persistence.tenant.TenantScope;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Answers the questions about jobs and runs from the readers' connections. */
@Stateless
public class HistoryQuestions {
  @PersistenceContext(unitName = "history")
  EntityManager entities;

  @Inject Clock clock;
  @Inject CursorSecret secret;

  /** A page of jobs, by id. */
  public Page<JobView> jobs(String tenantId, JobQuestion question, PagePosition position) {
    TenantScope.enter(entities, tenantId);
    var filter = new JobFilter(tenantId, question.status(), question.text(), null);
    var cursor =
        new Cursor(secret.of(entities), "jobs", tenantId, question.status(), question.text());
    String from = position.cursor();
    String after = from == null ? null : cursor.read(from)[0];
    JobPage found = new JobStore(entities).page(filter, place(after, position));
    List<JobView> jobs = found.jobs().stream().map(JobView::of).toList();
    return Page.of(jobs, position, found.total(), last -> cursor.write(last.jobId()));
  }

  /**
   * One job with its settings.
   *
   * @throws UnknownJobException when the tenant has no such job
   */
  public JobDetail job(String tenantId, String jobId) {
    TenantScope.enter(entities, tenantId);
    var place = new JobPlace(null, 0, 1, 1, clock.instant());
    List<JobOverview> found =
        new JobStore(entities).page(JobFilter.one(tenantId, jobId), place).jobs();
    if (found.isEmpty()) {
      throw new UnknownJobException();
    }
    JobOverview job = found.get(0);
    return new JobDetail(
        JobView.of(job),
        LatenessView.of(job.lateness()),
        JobRegistry.read(job.state(), job.settings()),
        alerts(new NotificationFilter(tenantId, Instant.EPOCH, jobId, null)));
  }

  /**
   * A page of the runs of a job, newest first.
   *
   * @throws UnknownJobException when the tenant has no such job
   */
  public Page<RunSummary> runs(String tenantId, RunQuestion question, PagePosition position) {
    TenantScope.enter(entities, tenantId);
    Job job =
        new JobStore(entities)
            .find(tenantId, question.jobId())
            .orElseThrow(UnknownJobException::new);
    var window =
        new RunWindow(tenantId, job.jobKey(), question.from(), question.until(), question.status());
    var cursor =
        new Cursor(
            secret.of(entities),
            "runs",
            tenantId,
            window.jobKey(),
            window.status(),
            question.windowAsAsked());
    var store = new RunStore(entities);
    String from = position.cursor();
    int size = position.pageSize() + 1;
    int mostCounted = Page.MOST_COUNTED + 1;
    RunPage found =
        from == null
            ? store.page(window, position.offset(), size, mostCounted)
            : store.page(window, place(cursor.read(from)), size, mostCounted);
    return Page.of(
            found.runs(),
            position,
            found.total(),
            last -> cursor.write(last.run().runAt(), last.run().runKey()))
        .map(
            listed ->
                RunSummary.of(
                    listed.run(), question.jobId(), QualityView.status(listed.dqStatus())));
  }

  /**
   * One run, by its id or the id of any of its tries.
   *
   * @throws UnknownRunException when the tenant has no such run
   */
  public RunView run(String tenantId, UUID runId) {
    TenantScope.enter(entities, tenantId);
    JudgedRun found =
        new JudgedRuns(entities).find(tenantId, runId).orElseThrow(UnknownRunException::new);
    RunQuality judged = found.quality();
    QualityView quality = judged == null ? QualityView.NONE : QualityView.of(judged);
    var store = new RunStore(entities);
    UUID runKey = found.run().runKey();
    var about = new NotificationFilter(tenantId, Instant.EPOCH, null, runKey);
    List<AlertView> alerts = found.alerted() ? alerts(about) : List.of();
    return new RunViewBuilder(found.run(), found.jobId(), quality, alerts)
        .build(
            store.attempts(tenantId, runKey),
            store.stages(tenantId, runKey),
            store.lifeCycle(tenantId, runKey));
  }

  private List<AlertView> alerts(NotificationFilter filter) {
    return new NotificationList(entities)
        .page(filter, 0, AlertView.MOST).stream().map(AlertView::of).toList();
  }

  /** One row more than the page has tells whether the list goes on. */
  private JobPlace place(@Nullable String after, PagePosition position) {
    return new JobPlace(
        after, position.offset(), position.pageSize() + 1, Page.MOST_COUNTED + 1, clock.instant());
  }

  private static RunPlace place(String[] signed) {
    return new RunPlace(Instant.parse(signed[0]), UUID.fromString(signed[1]));
  }
}
