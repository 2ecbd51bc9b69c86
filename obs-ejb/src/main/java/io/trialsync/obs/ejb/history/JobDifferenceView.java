package io.trialsync.obs.ejb.history;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.trialsync.obs.ejb.audit.SettingChanges;
import io.trialsync.obs.ejb.job.SettingsChange;
import io.trialsync.obs.ejb.jobsfile.JobDifference;
import java.util.List;

/**
 * What applying a jobs file would do with one job.
 *
 * @param difference {@code declared} or {@code changed}
 */
public record JobDifferenceView(String jobId, String difference, List<SettingChange> changes) {
  private static final ObjectMapper JSON = new ObjectMapper();

  static JobDifferenceView of(JobDifference difference) {
    SettingsChange change = difference.change();
    return new JobDifferenceView(
        difference.jobId(), change.declares() ? "declared" : "changed", changes(change));
  }

  private static List<SettingChange> changes(SettingsChange change) {
    try {
      return JSON.readValue(
          SettingChanges.between(change.before(), change.after()),
          new TypeReference<List<SettingChange>>() {});
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException("changes that are no JSON", impossible);
    }
  }
}
