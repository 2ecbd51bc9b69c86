package io.trialsync.obs.ejb.jobsfile;

import io.trialsync.obs.ejb.audit.Author;
import io.trialsync.obs.ejb.job.InvalidSettingsException;
import io.trialsync.obs.ejb.job.JobRegistry;
import io.trialsync.obs.ejb.job.TooManyJobsException;
import io.trialsync.obs.persistence.job.DeclaredJobs;
import io.trialsync.obs.persistence.job.JobName;
import io.trialsync.obs.persistence.job.JobStore;
import io.trialsync.obs.persistence.tenant.TenantScope;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Makes the settings of jobs what a file says, all of them in one transaction. Only one node does
 * so at a time, and finds nothing to do where another was first.
 */
@Stateless
public class FileDeclaration {
  /** The author of what a file changes, in the audit trail. */
  static final String ISSUER = "jobs-file";

  /** More would say no more. */
  private static final int MOST_UNLISTED = 20_000;

  /** Each statement looks through all jobs that were read and not let go of. */
  private static final int AT_A_TIME = 50;

  @PersistenceContext(unitName = "obs")
  EntityManager entities;

  @Inject JobRegistry registry;

  /** Whether the schema is there; before its first migration nothing can be declared. */
  public boolean isPossible() {
    return new JobStore(entities).isReady();
  }

  /**
   * Applies the file; empty where another node is about to, so that this one must look again.
   *
   * @param fileName by which people know the file in the audit trail
   * @throws JobsFileException when a job of it makes no sense; then all is as it was
   */
  public Optional<AppliedFile> apply(JobsFile file, String fileName) {
    if (!new DeclaredJobs(entities).alone()) {
      return Optional.empty();
    }
    var author = new Author(ISSUER, fileName);
    int declared = 0;
    int changed = 0;
    for (Map.Entry<String, List<DeclaredJob>> tenant : file.tenants().entrySet()) {
      for (DeclaredJob job : changes(tenant.getKey(), tenant.getValue())) {
        if (declare(job, author)) {
          declared++;
        } else {
          changed++;
        }
        if ((declared + changed) % AT_A_TIME == 0) {
          write();
        }
      }
      // What is still to be written would be hidden from the scope of the next tenant.
      write();
    }
    return Optional.of(new AppliedFile(file.jobs(), declared, changed, unlisted(file)));
  }

  /** Jobs, not retired, that a file declared or changed before and this one does not name. */
  public List<JobName> unlisted(JobsFile file) {
    TenantScope.enterAll(entities);
    return new DeclaredJobs(entities)
        .changedBy(ISSUER, MOST_UNLISTED).stream()
            .filter(job -> !file.idsOf(job.tenantId()).contains(job.jobId()))
            .toList();
  }

  private void write() {
    entities.flush();
    entities.clear();
  }

  private List<DeclaredJob> changes(String tenantId, List<DeclaredJob> jobs) {
    TenantScope.enter(entities, tenantId);
    var comparison = new FileComparison(registry, new DeclaredJobs(entities));
    List<DeclaredJob> changes = comparison.changes(tenantId, jobs);
    // They are read once more with a lock, each as it is by then.
    entities.clear();
    return changes;
  }

  private boolean declare(DeclaredJob job, Author author) {
    try {
      return registry.declare(job.tenantId(), job.jobId(), job.patch(), author).declares();
    } catch (InvalidSettingsException | TooManyJobsException refused) {
      throw job.refused(String.valueOf(refused.getMessage()));
    }
  }
}
