package io.trialsync.obs.ejb.metrics;

import java.util.Map;
import java.util.stream.Collectors;

/**
 * How busy a connection pool is.
 *
 * @param inUse connections that somebody holds
 * @param size most connections that the pool may open
 * @param waiters threads that wait for a connection
 */
record PoolState(int inUse, int size, int waiters) {

  /** Reads the {@code name=number} lines in which Liberty shows the contents of a pool. */
  static PoolState parse(String contents) {
    Map<String, Integer> numbers =
        contents
            .lines()
            .filter(line -> line.matches("[a-zA-Z]+=\\d{1,9}"))
            .map(line -> line.split("=", 2))
            .collect(
                Collectors.toMap(
                    pair -> pair[0], pair -> Integer.valueOf(pair[1]), (first, next) -> first));
    return new PoolState(
        numbers.getOrDefault("shared", 0) + numbers.getOrDefault("unshared", 0),
        numbers.getOrDefault("maxPoolSize", 0),
        numbers.getOrDefault("waiting", 0));
  }
}
