package io.trialsync.obs.ejb.history;

import io.trialsync.obs.ejb.job.UnknownJobException;
import io.trialsync.obs.persistence.history.BucketSums;
import io.trialsync.obs.persistence.history.SummaryStore;
import io.trialsync.obs.persistence.job.Job;
import io.trialsync.obs.persistence.job.JobStore;
import io.trialsync.obs.persistence.tenant.TenantScope;
import jakarta.ejb.Stateless;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Adds up runs over time, from the readers' connections. */
@Stateless
public class SummaryQuestions {
  @PersistenceContext(unitName = "history")
  EntityManager entities;

  /**
   * A row for every bucket that the window touches, also for those in which nothing happened.
   *
   * @throws UnknownJobException when the tenant has no such job
   */
  public Page<SummaryRow> summary(String tenantId, SummaryQuestion question) {
    TenantScope.enter(entities, tenantId);
    List<Instant> starts = question.bucket().starts(question.from(), question.until());
    Instant end = question.bucket().end(starts.get(starts.size() - 1));
    Map<Instant, SummaryRow> filled =
        sums(tenantId, question, starts.get(0), end).stream()
            .map(SummaryRow::of)
            .collect(Collectors.toMap(SummaryRow::bucketStart, Function.identity()));
    List<SummaryRow> rows =
        starts.stream().map(start -> filled.getOrDefault(start, SummaryRow.empty(start))).toList();
    return new Page<>(rows, 1, rows.size(), rows.size(), false, null);
  }

  private List<BucketSums> sums(
      String tenantId, SummaryQuestion question, Instant from, Instant until) {
    var store = new SummaryStore(entities);
    String jobId = question.jobId();
    if (jobId == null) {
      return store.daysOfTenant(tenantId, day(from), day(until));
    }
    Job job = new JobStore(entities).find(tenantId, jobId).orElseThrow(UnknownJobException::new);
    return question.bucket() == Bucket.DAY
        ? store.daysOfJob(tenantId, job.jobKey(), day(from), day(until))
        : store.hoursOfJob(tenantId, job.jobKey(), from, until);
  }

  private static LocalDate day(Instant moment) {
    return LocalDate.ofInstant(moment, ZoneOffset.UTC);
  }
}
