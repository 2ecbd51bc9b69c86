package io.trialsync.obs.ejb.history;

import io.trialsync.obs.ejb.job.UnknownJobException;
import io.trialsync.obs.persistence.job.Job;
import io.trialsync.obs.persistence.job.JobStore;
import io.trialsync.obs.persistence.quality.FindingFilter;
import io.trialsync.obs.persistence.quality.FindingList;
import io.trialsync.obs.persistence.quality.FindingPlace;
import io.trialsync.obs.persistence.quality.ListedFinding;
import io.trialsync.obs.persistence.tenant.TenantScope;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Answers what is wrong with the data of jobs, from the readers' connections. */
@Stateless
public class FindingQuestions {
  @PersistenceContext(unitName = "history")
  EntityManager entities;

  @Inject CursorSecret secret;

  /**
   * A page of findings, newest first.
   *
   * @throws UnknownJobException when the tenant has no such job
   */
  public Page<FindingView> findings(
      String tenantId, FindingQuestion question, PagePosition position) {
    TenantScope.enter(entities, tenantId);
    FindingFilter filter = filter(tenantId, question);
    var cursor =
        new Cursor(
            secret.of(entities),
            "findings",
            tenantId,
            question.windowAsAsked(),
            question.jobId(),
            question.table(),
            question.check(),
            question.severity(),
            question.state());
    var list = new FindingList(entities);
    int size = position.pageSize() + 1;
    String from = position.cursor();
    List<ListedFinding> rows =
        from == null
            ? list.page(filter, position.offset(), size)
            : list.pageAfter(filter, place(cursor.read(from)), size);
    return Page.of(
            rows,
            position,
            list.count(filter, Page.MOST_COUNTED + 1),
            last -> cursor.write(last.lastSeenAt(), last.findingId()))
        .map(FindingView::of);
  }

  private FindingFilter filter(String tenantId, FindingQuestion question) {
    return new FindingFilter(
        tenantId,
        jobKey(tenantId, question.jobId()),
        question.from(),
        question.until(),
        question.table(),
        question.check(),
        question.severity(),
        question.state());
  }

  private @Nullable Long jobKey(String tenantId, @Nullable String jobId) {
    return jobId == null
        ? null
        : new JobStore(entities)
            .find(tenantId, jobId)
            .map(Job::jobKey)
            .orElseThrow(UnknownJobException::new);
  }

  private static FindingPlace place(String[] signed) {
    return new FindingPlace(Instant.parse(signed[0]), UUID.fromString(signed[1]));
  }
}
