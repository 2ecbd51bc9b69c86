package io.trialsync.obs.ejb.component;

import java.util.Map;

/**
 * What a service tells of one thing of its own.
 *
 * @param name of the queue or of the provider of tokens; empty for the pool
 * @param numbers what the thing is measured by, each by the name that it has on the wire
 */
public record ComponentReport(
    String component, Kind kind, String name, Map<String, Double> numbers) {

  /** What it is that a service tells of. */
  public enum Kind {
    POOL,
    QUEUE,
    TOKEN
  }
}
