package io.trialsync.obs.persistence.metrics;

import java.util.Set;

/**
 * The tables of a job, by the keys of their rows in {@code dataset}: what one loads and another
 * reads makes the other wait for it.
 *
 * @param read what its newest runs read
 * @param loaded what any of its runs has loaded
 */
public record UsedTables(Set<Long> read, Set<Long> loaded) {
  public static final UsedTables NONE = new UsedTables(Set.of(), Set.of());

  public UsedTables {
    read = Set.copyOf(read);
    loaded = Set.copyOf(loaded);
  }
}
