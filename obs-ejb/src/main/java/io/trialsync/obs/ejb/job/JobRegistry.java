package io.trialsync.obs.ejb.job;

import io.trialsync.obs.ejb.audit.AuditAction;
import io.trialsync.obs.ejb.audit.Author;
import io.trialsync.obs.ejb.audit.Change;
import io.trialsync.obs.persistence.job.Job;
import io.trialsync.obs.persistence.job.JobStore;
import io.trialsync.obs.persistence.tenant.TenantScope;
import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.Collection;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Keeps the settings of jobs; a job may be declared before its first report. */
@Stateless
public class JobRegistry {
  private static final String ACTIVE = "active";

  @PersistenceContext(unitName = "obs")
  EntityManager entities;

  @Inject Event<Change> changes;

  /** The checks, each of which knows by what it is tuned. */
  @Inject Instance<Tunable> tunables;

  /** What other rooms know of settings. */
  @Inject Instance<SettingsCondition> conditions;

  /** Jobs that a tenant may have, those made by reports included. */
  @Inject
  @ConfigProperty(name = "obs.tenant.jobs", defaultValue = "10000")
  int mostJobs;

  /**
   * Puts settings in the place of all former ones; makes the job where there is none.
   *
   * @param json JSON object of settings
   * @return whether the job was made by this call
   * @throws InvalidSettingsException when they make no sense
   * @throws TooManyJobsException when the tenant may have no further job
   */
  public boolean replace(String tenantId, String jobId, String json, Author author) {
    JobSettings settings = SettingsJson.read(json);
    check(settings);
    var store = new JobStore(entities);
    TenantScope.enter(entities, tenantId);
    Optional<Job> known = store.findForChange(tenantId, jobId);
    if (known.isEmpty()) {
      declare(store, new Job(tenantId, jobId), settings, author);
    } else {
      change(known.get(), settings, author, AuditAction.JOB_SETTINGS_REPLACED);
    }
    return known.isEmpty();
  }

  /**
   * Changes some settings by a JSON merge patch: null removes a setting.
   *
   * @throws InvalidSettingsException when the result makes no sense
   * @throws UnknownJobException when there is no such job
   */
  public void merge(String tenantId, String jobId, String patch, Author author) {
    TenantScope.enter(entities, tenantId);
    Job job =
        new JobStore(entities).findForChange(tenantId, jobId).orElseThrow(UnknownJobException::new);
    JobSettings merged = SettingsJson.merge(settings(job), patch);
    check(merged);
    change(job, merged, author, AuditAction.JOB_SETTINGS_MERGED);
  }

  /** The settings of a job as they were stored. */
  public static JobSettings read(String state, String storedSettings) {
    return SettingsJson.stored(storedSettings).withState(state);
  }

  /**
   * Settings with others for the checks laid over them, as a merge patch would; nothing is kept.
   *
   * @throws InvalidSettingsException when the result makes no sense
   */
  public static JobSettings tuned(
      JobSettings settings, String checks, Collection<? extends Tunable> tunables) {
    JobSettings tuned = SettingsJson.merge(settings, "{\"checks\":" + checks + "}");
    SettingsRules.check(tuned, tunables);
    return tuned;
  }

  /** The probes of a job as they stand in its settings, by table. */
  public static Map<String, ProbeSetting> readProbes(String storedProbes) {
    return SettingsJson.storedProbes(storedProbes);
  }

  private void check(JobSettings settings) {
    SettingsRules.check(settings, tunables.stream().toList());
    conditions.stream()
        .flatMap(condition -> condition.complaint(settings).stream())
        .findFirst()
        .ifPresent(
            sentence -> {
              throw new InvalidSettingsException(sentence);
            });
  }

  private static JobSettings settings(Job job) {
    return read(job.state(), job.settings());
  }

  private void declare(JobStore store, Job job, JobSettings settings, Author author) {
    if (store.count(job.tenantId(), mostJobs) >= mostJobs) {
      throw new TooManyJobsException(mostJobs);
    }
    keep(store.add(job), settings);
    changes.fire(Change.declaring(job.tenantId(), author, job.jobId(), json(job)));
  }

  private void change(Job job, JobSettings settings, Author author, AuditAction action) {
    String before = json(job);
    keep(job, settings);
    changes.fire(new Change(job.tenantId(), author, action, job.jobId(), before, json(job)));
  }

  private static String json(Job job) {
    return SettingsJson.write(settings(job));
  }

  private static void keep(Job job, JobSettings settings) {
    job.configure(
        Objects.requireNonNullElse(settings.state(), ACTIVE),
        SettingsJson.write(settings.withState(null)));
  }
}
