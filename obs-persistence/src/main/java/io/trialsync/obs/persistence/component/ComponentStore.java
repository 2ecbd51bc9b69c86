package io.trialsync.obs.persistence.component;

import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import java.time.Duration;

/** Keeps what services tell of themselves; joins the caller's transaction. */
public final class ComponentStore {
  private static final String UPDATE =
      """
      update component_state set numbers = cast(:numbers as jsonb), told_at = now()
      where tenant_id = :tenant and component = :component and kind = :kind and name = :name
      """;

  /** So that two who come first at the same moment do not both find room for the last one. */
  private static final String LOCK =
      "select cast(pg_advisory_xact_lock(hashtextextended('component_state ' || :tenant, 0)) as text)";

  private static final String FORGET =
      "delete from component_state where tenant_id = :tenant"
          + " and told_at < now() - make_interval(secs => :seconds)";

  private static final String HAS_ROOM =
      """
      select count(*) filter (where c.component = :component) < :names
        and (count(distinct c.component) < :components
          or coalesce(bool_or(c.component = :component), false))
      from component_state c where c.tenant_id = :tenant
      """;

  private static final String INSERT =
      """
      insert into component_state (tenant_id, component, kind, name, numbers)
      values (:tenant, :component, :kind, :name, cast(:numbers as jsonb))
      on conflict (tenant_id, component, kind, name)
        do update set numbers = excluded.numbers, told_at = now()
      """;

  private final EntityManager entities;

  public ComponentStore(EntityManager entities) {
    this.entities = entities;
  }

  /** Puts it in the place of what was told before; false when nothing was. */
  public boolean update(String tenantId, ComponentRow row) {
    return bind(UPDATE, tenantId, row).setParameter("numbers", row.numbers()).executeUpdate() > 0;
  }

  /** Lets nobody else of the tenant begin a new thing before the end of the transaction. */
  public void lock(String tenantId) {
    entities.createNativeQuery(LOCK, String.class).setParameter("tenant", tenantId).getResultList();
  }

  /** Removes what was not told again for so long. */
  public void forget(String tenantId, Duration age) {
    entities
        .createNativeQuery(FORGET)
        .setParameter("tenant", tenantId)
        .setParameter("seconds", (double) age.toSeconds())
        .executeUpdate();
  }

  /** Whether one more thing of that component fits into both limits of the tenant. */
  public boolean hasRoom(String tenantId, String component, int components, int names) {
    return (Boolean)
        entities
            .createNativeQuery(HAS_ROOM, Boolean.class)
            .setParameter("tenant", tenantId)
            .setParameter("component", component)
            .setParameter("components", components)
            .setParameter("names", names)
            .getSingleResult();
  }

  /** Adds it. */
  public void insert(String tenantId, ComponentRow row) {
    bind(INSERT, tenantId, row).setParameter("numbers", row.numbers()).executeUpdate();
  }

  private Query bind(String sql, String tenantId, ComponentRow row) {
    return entities
        .createNativeQuery(sql)
        .setParameter("tenant", tenantId)
        .setParameter("component", row.component())
        .setParameter("kind", row.kind())
        .setParameter("name", row.name());
  }
}
