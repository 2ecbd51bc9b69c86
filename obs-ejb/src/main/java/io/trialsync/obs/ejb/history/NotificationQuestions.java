package io.trialsync.obs.ejb.history;

import io.trialsync.obs.ejb.job.UnknownJobException;
import io.trialsync.obs.persistence.job.JobStore;
import io.trialsync.obs.persistence.notification.ListedNotification;
import io.trialsync.obs.persistence.notification.NotificationFilter;
import io.trialsync.obs.persistence.notification.NotificationList;
import io.trialsync.obs.persistence.notification.NotificationPlace;
import io.trialsync.obs.persistence.run.Run;
import io.trialsync.obs.persistence.run.RunStore;
import io.trialsync.obs.persistence.tenant.TenantScope;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Answers which alerts were sent, from the readers' connections. */
@Stateless
public class NotificationQuestions {
  @PersistenceContext(unitName = "history")
  EntityManager entities;

  @Inject CursorSecret secret;

  /**
   * A page of alerts that were sent, newest first.
   *
   * @throws UnknownJobException when the tenant has no such job
   * @throws UnknownRunException when the tenant has no such run
   */
  public Page<AlertLine> notifications(
      String tenantId, NotificationQuestion question, PagePosition position) {
    TenantScope.enter(entities, tenantId);
    requireJob(tenantId, question.jobId());
    var filter =
        new NotificationFilter(
            tenantId, question.since(), question.jobId(), runKey(tenantId, question.runId()));
    var cursor =
        new Cursor(
            secret.of(entities),
            "notifications",
            tenantId,
            question.sinceAsAsked(),
            question.jobId(),
            question.runId());
    var list = new NotificationList(entities);
    int size = position.pageSize() + 1;
    String from = position.cursor();
    List<ListedNotification> rows =
        from == null
            ? list.page(filter, position.offset(), size)
            : list.pageAfter(filter, place(cursor.read(from)), size);
    return Page.of(
            rows,
            position,
            list.count(filter, Page.MOST_COUNTED + 1),
            last -> cursor.write(last.receivedAt(), last.key()))
        .map(AlertLine::of);
  }

  private void requireJob(String tenantId, @Nullable String jobId) {
    if (jobId != null && new JobStore(entities).find(tenantId, jobId).isEmpty()) {
      throw new UnknownJobException();
    }
  }

  private @Nullable UUID runKey(String tenantId, @Nullable UUID runId) {
    return runId == null
        ? null
        : new RunStore(entities)
            .find(tenantId, runId)
            .map(Run::runKey)
            .orElseThrow(UnknownRunException::new);
  }

  private static NotificationPlace place(String[] signed) {
    return new NotificationPlace(Instant.parse(signed[0]), Long.parseLong(signed[1]));
  }
}
