package io.trialsync.obs.ejb.run;

import io.trialsync.obs.persistence.run.RecordedReport;
import jakarta.annotation.PostConstruct;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Records reports: one round trip and one commit, whatever their number and often shared with
 * others; then announces each that was new. Returns only after the commit, so an answered report is
 * never lost. No transaction of the server is needed around a single statement, hence {@code
 * NOT_SUPPORTED}.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class RunRecorder {

  /** Most reports of one call; more would hold locks for long. */
  public static final int MOST_REPORTS = 100;

  @Inject Ingest ingest;
  @Inject Clock clock;
  @Inject ErrorRules rules;
  @Inject RequestCorrelation correlation;
  @Inject Event<ReportRecorded> recorded;
  @Inject Event<ReportLeftOut> leftOut;
  @Inject Event<ReportsRefused> refused;

  private ReportJson json;

  @PostConstruct
  void open() {
    json = new ReportJson(clock, rules);
  }

  /**
   * Records the reports of one tenant and says in their order what became of each.
   *
   * @throws StoreUnavailableException when the database did not answer; sending again is safe
   * @throws TooManyReportsException when more arrive than can be written; nothing is stored
   */
  public List<RecordedOutcome> record(String tenantId, List<RunReport> reports) {
    if (reports.size() > MOST_REPORTS) {
      throw new IllegalArgumentException("more than " + MOST_REPORTS + " reports at once");
    }
    return record(tenantId, reports, json.write(reports, correlation.asGiven()));
  }

  /**
   * Records that runs are given up. Any end that is reported of them, before or later, stands
   * against that.
   *
   * @throws StoreUnavailableException when the database did not answer; saying it again is safe
   * @throws TooManyReportsException when more arrive than can be written; nothing is stored
   */
  public void giveUp(String tenantId, List<GivenUpRun> runs) {
    List<RunReport> reports = runs.stream().map(GivenUpRun::report).toList();
    record(tenantId, reports, json.writeConcluded(reports));
  }

  private List<RecordedOutcome> record(
      String tenantId, List<RunReport> reports, List<ReportText> texts) {
    List<Optional<RecordedReport>> rows = store(tenantId, texts);
    var outcomes = new ArrayList<RecordedOutcome>(rows.size());
    for (int i = 0; i < rows.size(); i++) {
      outcomes.add(announce(tenantId, reports.get(i), rows.get(i)));
    }
    return outcomes;
  }

  /**
   * Records one report.
   *
   * @throws NotStorableException when the database will never take it
   * @throws TenantFullException when the tenant may have no more of what it would make
   * @throws StoreUnavailableException when the database did not answer; sending again is safe
   * @throws TooManyReportsException when more arrive than can be written; nothing is stored
   */
  public void record(String tenantId, RunReport report) {
    RecordedOutcome outcome = record(tenantId, List.of(report)).get(0);
    switch (outcome) {
      case ACCEPTED, DUPLICATE -> {}
      case REFUSED -> throw new NotStorableException();
      case TOO_MANY_JOBS, TOO_MANY_TABLES -> throw new TenantFullException(outcome);
    }
  }

  private List<Optional<RecordedReport>> store(String tenantId, List<ReportText> texts) {
    try {
      return ingest.record(tenantId, texts);
    } catch (StoreUnavailableException | TooManyReportsException refusal) {
      refused.fire(new ReportsRefused(tenantId));
      throw refusal;
    }
  }

  private RecordedOutcome announce(
      String tenantId, RunReport report, Optional<RecordedReport> row) {
    if (row.isEmpty()) {
      return RecordedOutcome.REFUSED;
    }
    String limit = row.get().refused();
    if (limit != null) {
      return leaveOut(tenantId, limit);
    }
    if (!row.get().isNew()) {
      return RecordedOutcome.DUPLICATE;
    }
    recorded.fire(ReportRecorded.of(tenantId, report, row.get()));
    return RecordedOutcome.ACCEPTED;
  }

  private RecordedOutcome leaveOut(String tenantId, String limit) {
    RecordedOutcome outcome =
        limit.equals("jobs") ? RecordedOutcome.TOO_MANY_JOBS : RecordedOutcome.TOO_MANY_TABLES;
    leftOut.fire(new ReportLeftOut(tenantId, outcome));
    return outcome;
  }
}
