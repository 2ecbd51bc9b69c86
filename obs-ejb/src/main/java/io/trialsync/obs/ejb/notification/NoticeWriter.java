package io.trialsync.obs.ejb.notification;

import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Writes down what Alertmanager says it has sent, and finds out how long that took: by a fixed
 * number of statements for each tenant, however many alerts there are.
 */
@Stateless
public class NoticeWriter {
  @PersistenceContext(unitName = "obs")
  EntityManager entities;

  @Inject Event<AlertDelivered> delivered;

  /** Writes the alerts of some messages, all or none; answers what became of each message. */
  public List<TakenNotices> write(List<List<AlertNotice>> messages) {
    List<AlertNotice> notices = messages.stream().flatMap(List::stream).toList();
    var stored = new BitSet(notices.size());
    placesByTenant(notices)
        .forEach(
            (tenant, places) -> {
              var ofTenant = new TenantNotices(entities, tenant, delivered::fire);
              ofTenant
                  .keep(places.stream().map(notices::get).toList())
                  .forEach(place -> stored.set(places.get(place)));
            });
    List<TakenNotices> taken = new ArrayList<>();
    int begin = 0;
    for (List<AlertNotice> message : messages) {
      int end = begin + message.size();
      int known = message.size() - stored.get(begin, end).cardinality();
      taken.add(new TakenNotices(message.size() - known, known));
      begin = end;
    }
    return taken;
  }

  /** Tenants in the order of their names: servers that are told the same take turns. */
  private static Map<String, List<Integer>> placesByTenant(List<AlertNotice> notices) {
    Map<String, List<Integer>> places = new TreeMap<>();
    for (int place = 0; place < notices.size(); place++) {
      places.computeIfAbsent(notices.get(place).tenantId(), tenant -> new ArrayList<>()).add(place);
    }
    return places;
  }
}
