package io.trialsync.obs.ejb.notification;

import io.trialsync.obs.persistence.notification.NotificationRow;
import io.trialsync.obs.persistence.notification.NotificationStore;
import io.trialsync.obs.persistence.notification.ReportStories;
import io.trialsync.obs.persistence.notification.ToldReport;
import io.trialsync.obs.persistence.tenant.TenantScope;
import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Writes down what Alertmanager says it has sent, and finds out how long that took. */
@Stateless
public class NoticeWriter {
  /** A report that is older when its alert begins is not what made it begin. */
  private static final long LONGEST_CAUSE_MILLIS = Duration.ofHours(1).toMillis();

  @PersistenceContext(unitName = "obs")
  EntityManager entities;

  @Inject Event<AlertDelivered> delivered;

  /** Writes the alerts of some messages, all or none; answers what became of each message. */
  public List<TakenNotices> write(List<List<AlertNotice>> messages) {
    return messages.stream().map(this::keepAll).toList();
  }

  private TakenNotices keepAll(List<AlertNotice> notices) {
    int stored = 0;
    for (AlertNotice notice : notices) {
      stored += keep(notice) ? 1 : 0;
    }
    return new TakenNotices(stored, notices.size() - stored);
  }

  private boolean keep(AlertNotice notice) {
    TenantScope.enter(entities, notice.tenantId());
    var store = new NotificationStore(entities);
    if (notice.isWatchdog()) {
      store.hearWatchdog(notice.tenantId());
    }
    Optional<Long> key = store.add(notice.tenantId(), notice.row());
    key.ifPresent(added -> link(store, added, notice));
    return key.isPresent();
  }

  private void link(NotificationStore store, long key, AlertNotice notice) {
    Optional<ToldReport> cause = new AlertCause(new ReportStories(entities)).of(notice);
    if (cause.isEmpty()) {
      return;
    }
    ToldReport report = cause.get();
    boolean measured = notice.firing() && isFirstWord(store, notice, report);
    store.link(notice.tenantId(), key, report.runKey(), measured ? report.untilNowMillis() : null);
    if (measured) {
      delivered.fire(
          new AlertDelivered(notice.receiver(), Duration.ofMillis(report.untilNowMillis())));
    }
  }

  private static boolean isFirstWord(
      NotificationStore store, AlertNotice notice, ToldReport report) {
    NotificationRow row = notice.row();
    return report.beforeStartMillis() <= LONGEST_CAUSE_MILLIS
        && !store.isTold(notice.tenantId(), report.runKey(), row);
  }
}
