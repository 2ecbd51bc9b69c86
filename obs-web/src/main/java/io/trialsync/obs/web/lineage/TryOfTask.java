package io.trialsync.obs.web.lineage;

import io.trialsync.obs.ejb.run.ReportLimits;
import io.trialsync.obs.ejb.run.RunReference;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One try of an Airflow task. Airflow gives every try a run id of its own; what all tries of a task
 * instance share makes them attempts of one run.
 *
 * @param instance what all tries share
 * @param retries how often a failed try is repeated, where it is known
 */
record TryOfTask(String instance, int number, @Nullable Integer retries) {

  private static final long NOT_MAPPED = -1;

  /** The try that the facet describes; null when it does not describe one in full. */
  static @Nullable TryOfTask of(@Nullable AirflowFacet facet) {
    if (facet == null || facet.dagRun().runId() == null || facet.task().taskId() == null) {
      return null;
    }
    Long number = facet.instance().number();
    if (number == null || number < 1 || number > ReportLimits.ATTEMPTS) {
      return null;
    }
    return new TryOfTask(instance(facet), number.intValue(), retries(facet.task().retries()));
  }

  /** The run that all tries of the task instance are attempts of. */
  RunReference reference(String jobId, UUID runId) {
    byte[] name = (jobId + '\0' + instance).getBytes(StandardCharsets.UTF_8);
    return new RunReference(UUID.nameUUIDFromBytes(name), runId, number);
  }

  /** Whether Airflow will try again when this try fails. */
  boolean retryFollows() {
    return retries != null && number <= retries;
  }

  @Nullable Integer maxAttempts() {
    return retries == null ? null : retries + 1;
  }

  private static String instance(AirflowFacet facet) {
    Long mapIndex = facet.instance().mapIndex();
    return String.join(
        "\0",
        String.valueOf(facet.dagRun().dagId()),
        String.valueOf(facet.dagRun().runId()),
        String.valueOf(facet.task().taskId()),
        String.valueOf(mapIndex == null ? NOT_MAPPED : mapIndex));
  }

  private static @Nullable Integer retries(@Nullable Long retries) {
    return retries == null || retries < 0 || retries >= ReportLimits.ATTEMPTS
        ? null
        : retries.intValue();
  }
}
