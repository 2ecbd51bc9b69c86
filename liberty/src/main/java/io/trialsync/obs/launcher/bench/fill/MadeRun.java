package io.trialsync.obs.launcher.bench.fill;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A run with all that reports said of it; what the merge would have kept follows from it.
 *
 * @param tries in their order, at least one; the last one ends the run or is still running
 * @param recordsExtracted where the run reported the stage, else null; likewise loaded
 */
record MadeRun(
    PlannedJob job,
    UUID key,
    String type,
    long scheduledAt,
    @Nullable Integer maxAttempts,
    List<Try> tries,
    @Nullable Long recordsExtracted,
    @Nullable Long recordsLoaded,
    @Nullable String traceId) {

  /** The end of the run, or null while it is running. */
  @Nullable End end() {
    return last().end();
  }

  Try last() {
    return tries.get(tries.size() - 1);
  }

  String status() {
    End end = end();
    return end == null ? "running" : end.status();
  }

  /** When the first thing was heard of it. */
  long firstAt() {
    return tries.get(0).firstAt();
  }

  /** When the last thing was heard of it. */
  long lastAt() {
    End end = end();
    return end == null ? last().firstAt() : end.at();
  }

  /** Known once it has started and ended. */
  @Nullable Long durationMillis() {
    Start start = tries.get(0).start();
    End end = end();
    return start == null || end == null ? null : Long.valueOf(end.at() - start.at());
  }

  /** One try; without a start where a run was skipped, without an end while it is running. */
  record Try(int number, UUID id, @Nullable Start start, @Nullable End end) {
    long firstAt() {
      if (start != null) {
        return start.at();
      }
      if (end != null) {
        return end.at();
      }
      throw new IllegalStateException("a try that nobody reported");
    }
  }

  /** The report that a try has started. */
  record Start(long at, long digest) {}

  /** The report that a try has ended: success, failed or skipped. */
  record End(String status, long at, long digest, @Nullable Failure failure) {}
}
