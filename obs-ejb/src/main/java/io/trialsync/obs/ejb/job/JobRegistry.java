package io.trialsync.obs.ejb.job;

import io.trialsync.obs.persistence.job.Job;
import io.trialsync.obs.persistence.job.JobStore;
import jakarta.ejb.Stateless;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.Objects;
import java.util.Optional;

/** Keeps the settings of jobs; a job may be declared before its first report. */
@Stateless
public class JobRegistry {
  private static final String ACTIVE = "active";

  @PersistenceContext(unitName = "obs")
  EntityManager entities;

  /**
   * Puts settings in the place of all former ones; makes the job where there is none.
   *
   * @param json JSON object of settings
   * @return whether the job was made by this call
   * @throws InvalidSettingsException when they make no sense
   */
  public boolean replace(String tenantId, String jobId, String json) {
    JobSettings settings = SettingsJson.read(json);
    SettingsRules.check(settings);
    var store = new JobStore(entities);
    Optional<Job> known = store.findForChange(tenantId, jobId);
    keep(known.orElseGet(() -> store.add(new Job(tenantId, jobId))), settings);
    return known.isEmpty();
  }

  /**
   * Changes some settings by a JSON merge patch: null removes a setting.
   *
   * @throws InvalidSettingsException when the result makes no sense
   * @throws UnknownJobException when there is no such job
   */
  public void merge(String tenantId, String jobId, String patch) {
    Job job =
        new JobStore(entities).findForChange(tenantId, jobId).orElseThrow(UnknownJobException::new);
    JobSettings merged = SettingsJson.merge(settings(job), patch);
    SettingsRules.check(merged);
    keep(job, merged);
  }

  /** The settings of a job as they were stored. */
  public static JobSettings read(String state, String storedSettings) {
    return SettingsJson.stored(storedSettings).withState(state);
  }

  private static JobSettings settings(Job job) {
    return read(job.state(), job.settings());
  }

  private static void keep(Job job, JobSettings settings) {
    job.configure(
        Objects.requireNonNullElse(settings.state(), ACTIVE),
        SettingsJson.write(settings.withState(null)));
  }
}
