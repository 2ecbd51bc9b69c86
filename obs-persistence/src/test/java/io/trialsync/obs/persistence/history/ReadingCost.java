package io.trialsync.obs.persistence.history;

import io.trialsync.obs.persistence.TestEntities;
import io.trialsync.obs.persistence.tenant.TenantScope;
import jakarta.persistence.EntityManager;
import java.util.function.Consumer;

/**
 * What a question made PostgreSQL do, by its own counters of the transaction: no clock is asked, so
 * that a busy machine changes nothing.
 *
 * @param blocks pages of tables and indexes that were looked at
 * @param wholeReads how often the table of runs was read from end to end
 */
record ReadingCost(long blocks, long wholeReads) {
  private static final String SO_FAR =
      """
      select coalesce(sum(pg_stat_get_xact_blocks_fetched(seen.oid)), 0),
        coalesce(sum(pg_stat_get_xact_numscans(seen.oid)) filter (where seen.relname = 'run'), 0)
      from pg_class seen
      where seen.relnamespace = 'public'::regnamespace and seen.relkind in ('r', 'i')
      """
          .replace("::", "\\:\\:");

  static ReadingCost of(Consumer<EntityManager> question) {
    try (EntityManager entities = TestEntities.manager()) {
      entities.getTransaction().begin();
      ReaderSettings.ofThePlanner().forEach(set -> entities.createNativeQuery(set).executeUpdate());
      TenantScope.enter(entities, LargeHistory.TENANT);
      // The first of a connection also reads the root of each index, to plan.
      question.accept(entities);
      entities.clear();
      ReadingCost before = soFar(entities);
      question.accept(entities);
      ReadingCost after = soFar(entities);
      entities.getTransaction().rollback();
      return new ReadingCost(after.blocks - before.blocks, after.wholeReads - before.wholeReads);
    }
  }

  private static ReadingCost soFar(EntityManager entities) {
    Object[] row = (Object[]) entities.createNativeQuery(SO_FAR).getSingleResult();
    return new ReadingCost(((Number) row[0]).longValue(), ((Number) row[1]).longValue());
  }
}
