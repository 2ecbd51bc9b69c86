package io.trialsync.obs.ejb.lateness.watch;

import io.trialsync.obs.ejb.lateness.PointCounts;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Announced after the commit of what was found about a job: once over all nodes.
 *
 * @param raised alarms that nobody has raised before
 * @param points what became of points since the last look
 */
public record LatenessFound(
    String tenantId, String jobId, List<Raised> raised, PointCounts points) {

  /**
   * An alarm that is new.
   *
   * @param kind {@code late_start}, {@code never_seen}, {@code late_finish} or {@code stuck}
   * @param of when the job was due, the run started, or the job was declared
   * @param runKey the run, where it is about one
   */
  public record Raised(String kind, Instant of, @Nullable UUID runKey) {}
}
