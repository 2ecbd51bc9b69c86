package io.trialsync.obs.ejb.jobsfile;

import io.trialsync.obs.ejb.job.InvalidSettingsException;
import io.trialsync.obs.ejb.job.JobRegistry;
import io.trialsync.obs.ejb.job.JobSettings;
import io.trialsync.obs.ejb.job.SettingsChange;
import io.trialsync.obs.persistence.job.DeclaredJobs;
import io.trialsync.obs.persistence.job.Job;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Holds the jobs of a file against those that there are; the caller has entered their tenant. */
final class FileComparison {
  private final JobRegistry registry;
  private final DeclaredJobs stored;

  FileComparison(JobRegistry registry, DeclaredJobs stored) {
    this.registry = registry;
    this.stored = stored;
  }

  /** The jobs that would be declared or changed. */
  List<DeclaredJob> changes(String tenantId, List<DeclaredJob> jobs) {
    Set<String> changed =
        differences(tenantId, jobs).stream().map(JobDifference::jobId).collect(Collectors.toSet());
    return jobs.stream().filter(job -> changed.contains(job.jobId())).toList();
  }

  /** The same, with what would change. */
  List<JobDifference> differences(String tenantId, List<DeclaredJob> jobs) {
    Map<String, Job> known = known(tenantId, jobs);
    return jobs.stream()
        .map(job -> new JobDifference(job.jobId(), change(job, known)))
        .filter(difference -> difference.change().changesAnything())
        .toList();
  }

  private Map<String, Job> known(String tenantId, List<DeclaredJob> jobs) {
    return stored.known(tenantId, jobs.stream().map(DeclaredJob::jobId).toList());
  }

  private SettingsChange change(DeclaredJob job, Map<String, Job> known) {
    Optional<JobSettings> settings =
        Optional.ofNullable(known.get(job.jobId()))
            .map(stored -> JobRegistry.read(stored.state(), stored.settings()));
    try {
      return registry.preview(settings, job.patch());
    } catch (InvalidSettingsException refused) {
      throw job.refused(String.valueOf(refused.getMessage()));
    }
  }
}
