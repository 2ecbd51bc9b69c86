package io.trialsync.obs.ejb.history;

import io.trialsync.obs.ejb.audit.AuditAction;
import io.trialsync.obs.persistence.audit.AuditFilter;
import io.trialsync.obs.persistence.audit.AuditPlace;
import io.trialsync.obs.persistence.audit.AuditRow;
import io.trialsync.obs.persistence.audit.AuditStore;
import io.trialsync.obs.persistence.tenant.TenantScope;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Answers who changed what, from the readers' connections. */
@Stateless
public class AuditQuestions {
  @PersistenceContext(unitName = "history")
  EntityManager entities;

  @Inject CursorSecret secret;

  /** A page of changes, newest first. */
  public Page<AuditLine> changes(String tenantId, AuditQuestion question, PagePosition position) {
    TenantScope.enter(entities, tenantId);
    AuditAction action = question.action();
    var filter =
        new AuditFilter(
            tenantId,
            question.from(),
            question.until(),
            question.jobId(),
            action == null ? null : action.wireName());
    var cursor =
        new Cursor(
            secret.of(entities),
            "audit",
            tenantId,
            filter.jobId(),
            filter.action(),
            question.windowAsAsked());
    var store = new AuditStore(entities);
    int size = position.pageSize() + 1;
    String from = position.cursor();
    List<AuditRow> rows =
        from == null
            ? store.page(filter, position.offset(), size)
            : store.pageAfter(filter, place(cursor.read(from)), size);
    return Page.of(
            rows,
            position,
            store.count(filter, Page.MOST_COUNTED + 1),
            last -> cursor.write(last.at(), last.key()))
        .map(AuditLine::of);
  }

  private static AuditPlace place(String[] signed) {
    return new AuditPlace(Instant.parse(signed[0]), UUID.fromString(signed[1]));
  }
}
