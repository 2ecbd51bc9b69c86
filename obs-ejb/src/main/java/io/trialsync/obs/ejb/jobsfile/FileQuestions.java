package io.trialsync.obs.ejb.jobsfile;

import io.trialsync.obs.ejb.job.JobRegistry;
import io.trialsync.obs.persistence.job.DeclaredJobs;
import io.trialsync.obs.persistence.job.JobName;
import io.trialsync.obs.persistence.tenant.TenantScope;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import java.util.Set;

/** Answers what a file would change, from the readers' connections: nothing is changed by it. */
@Stateless
public class FileQuestions {
  private static final int MOST_UNLISTED = 10_000;

  @PersistenceContext(unitName = "history")
  EntityManager entities;

  @Inject JobRegistry registry;

  /**
   * What applying the file would change for the tenant.
   *
   * @param bytes the file
   * @throws JobsFileException when it cannot be applied
   */
  public FileDifferences differences(String tenantId, byte[] bytes) {
    JobsFile file = JobsFileReader.read(bytes);
    List<DeclaredJob> own = file.of(tenantId);
    TenantScope.enter(entities, tenantId);
    var stored = new DeclaredJobs(entities);
    return new FileDifferences(
        own.size(),
        file.jobs() - own.size(),
        new FileComparison(registry, stored).differences(tenantId, own),
        unlisted(stored, file.idsOf(tenantId)));
  }

  private static List<String> unlisted(DeclaredJobs stored, Set<String> listed) {
    return stored.changedBy(FileDeclaration.ISSUER, MOST_UNLISTED).stream()
        .map(JobName::jobId)
        .filter(job -> !listed.contains(job))
        .toList();
  }
}
