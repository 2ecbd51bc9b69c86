package io.trialsync.obs.ejb.notification;

import io.trialsync.obs.persistence.notification.LinkedRun;
import io.trialsync.obs.persistence.notification.NotificationStore;
import io.trialsync.obs.persistence.notification.ReportStories;
import io.trialsync.obs.persistence.notification.ToldReport;
import io.trialsync.obs.persistence.tenant.TenantScope;
import jakarta.persistence.EntityManager;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Consumer;

/** Keeps alerts of one tenant, and measures those that are the first word about their run. */
final class TenantNotices {
  /** A report that is older when its alert begins is not what made it begin. */
  private static final long LONGEST_CAUSE_MILLIS = Duration.ofHours(1).toMillis();

  private final EntityManager entities;
  private final NotificationStore store;
  private final String tenantId;
  private final Consumer<AlertDelivered> delivered;

  /** What makes two alerts the same word about a run. */
  private record Word(UUID runKey, String alertName, String receiver) {}

  TenantNotices(EntityManager entities, String tenantId, Consumer<AlertDelivered> delivered) {
    this.entities = entities;
    this.store = new NotificationStore(entities);
    this.tenantId = tenantId;
    this.delivered = delivered;
  }

  /** Keeps alerts; the places of those that were not known. */
  Set<Integer> keep(List<AlertNotice> notices) {
    TenantScope.enter(entities, tenantId);
    if (notices.stream().anyMatch(AlertNotice::isWatchdog)) {
      store.hearWatchdog(tenantId);
    }
    Map<Integer, Long> keys =
        new TreeMap<>(store.add(tenantId, notices.stream().map(AlertNotice::row).toList()));
    Map<Long, AlertNotice> added = new LinkedHashMap<>();
    keys.forEach((place, key) -> added.put(key, notices.get(place)));
    link(added);
    return keys.keySet();
  }

  private void link(Map<Long, AlertNotice> added) {
    Map<Long, ToldReport> causes = new AlertCause(new ReportStories(entities)).of(tenantId, added);
    if (causes.isEmpty()) {
      return;
    }
    Map<Long, UUID> runs = new HashMap<>();
    causes.forEach((key, report) -> runs.put(key, report.runKey()));
    Set<Long> toldBefore = store.told(tenantId, runs);
    Set<Word> toldNow = new HashSet<>();
    List<LinkedRun> links = new ArrayList<>();
    added.forEach(
        (key, notice) -> {
          ToldReport report = causes.get(key);
          if (report != null) {
            boolean first = isFirstWord(notice, report, toldNow) && !toldBefore.contains(key);
            links.add(link(key, notice, report, first));
          }
        });
    store.link(tenantId, links);
  }

  /** An old report is told of, too: what comes after it is not the first word. */
  private static boolean isFirstWord(AlertNotice notice, ToldReport report, Set<Word> toldNow) {
    return notice.firing()
        && toldNow.add(new Word(report.runKey(), notice.name(), notice.receiver()))
        && report.beforeStartMillis() <= LONGEST_CAUSE_MILLIS;
  }

  private LinkedRun link(long key, AlertNotice notice, ToldReport report, boolean measured) {
    if (measured) {
      Duration delay = Duration.ofMillis(report.untilNowMillis());
      delivered.accept(new AlertDelivered(notice.receiver(), delay));
    }
    return new LinkedRun(key, report.runKey(), measured ? report.untilNowMillis() : null);
  }
}
