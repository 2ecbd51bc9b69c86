package io.trialsync.obs.ejb.jobsfile;

import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What a file declares, by tenant; the jobs of each in the order of their ids. */
public record JobsFile(SortedMap<String, List<DeclaredJob>> tenants) {

  /** How many jobs it declares. */
  int jobs() {
    return tenants.values().stream().mapToInt(List::size).sum();
  }

  /** The jobs of one tenant. */
  List<DeclaredJob> of(String tenantId) {
    return tenants.getOrDefault(tenantId, List.of());
  }

  /** The ids of the jobs of one tenant. */
  Set<String> idsOf(String tenantId) {
    return of(tenantId).stream().map(DeclaredJob::jobId).collect(Collectors.toSet());
  }

  /** Of these jobs, in whatever order. */
  static JobsFile of(List<DeclaredJob> jobs) {
    return new JobsFile(
        jobs.stream()
            .sorted((one, other) -> one.jobId().compareTo(other.jobId()))
            .collect(
                Collectors.groupingBy(DeclaredJob::tenantId, TreeMap::new, Collectors.toList())));
  }
}
