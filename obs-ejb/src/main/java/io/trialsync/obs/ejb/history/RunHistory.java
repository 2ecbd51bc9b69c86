package io.trialsync.obs.ejb.history;

import io.trialsync.obs.ejb.job.InvalidSettingsException;
import io.trialsync.obs.ejb.job.UnknownJobException;
import io.trialsync.obs.ejb.jobsfile.FileQuestions;
import io.trialsync.obs.ejb.jobsfile.JobsFileException;
import io.trialsync.obs.ejb.lateness.suggestion.ScheduleSuggestions;
import io.trialsync.obs.ejb.lateness.suggestion.SuggestionAnswer;
import io.trialsync.obs.ejb.quality.DecisionView;
import io.trialsync.obs.ejb.quality.ReplayAnswer;
import io.trialsync.obs.ejb.quality.ReplayQuestion;
import io.trialsync.obs.ejb.quality.Replays;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.ZoneId;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.eclipse.microprofile.faulttolerance.exceptions.BulkheadException;

/**
 * Answers the questions of the history API, so many at a time.
 *
 * <p>Every question may end with {@link HistoryBusyException}.
 */
@ApplicationScoped
public class RunHistory {
  @Inject ReadingSlots slots;
  @Inject HistoryQuestions questions;
  @Inject SummaryQuestions summaries;
  @Inject AuditQuestions audit;
  @Inject DecisionQuestions decisions;
  @Inject FindingQuestions findings;
  @Inject NotificationQuestions notifications;
  @Inject Replays replays;
  @Inject FileQuestions files;
  @Inject ScheduleSuggestions suggestions;

  /** A page of jobs, by id. */
  public Page<JobView> jobs(String tenantId, JobQuestion question, PagePosition position) {
    return ask(() -> questions.jobs(tenantId, question, position));
  }

  /**
   * One job with its settings.
   *
   * @throws UnknownJobException when the tenant has no such job
   */
  public JobDetail job(String tenantId, String jobId) {
    return ask(() -> questions.job(tenantId, jobId));
  }

  /**
   * A page of the runs of a job, newest first.
   *
   * @throws UnknownJobException when the tenant has no such job
   */
  public Page<RunSummary> runs(String tenantId, RunQuestion question, PagePosition position) {
    return ask(() -> questions.runs(tenantId, question, position));
  }

  /**
   * One run, by its id or the id of any of its tries.
   *
   * @throws UnknownRunException when the tenant has no such run
   */
  public RunView run(String tenantId, UUID runId) {
    return ask(() -> questions.run(tenantId, runId));
  }

  /**
   * What the runs of one job or of all jobs add up to, in equal stretches of time.
   *
   * @throws UnknownJobException when the tenant has no such job
   */
  public Page<SummaryRow> summary(String tenantId, SummaryQuestion question) {
    return ask(() -> summaries.summary(tenantId, question));
  }

  /** A page of the changes that people made, newest first. */
  public Page<AuditLine> changes(String tenantId, AuditQuestion question, PagePosition position) {
    return ask(() -> audit.changes(tenantId, question, position));
  }

  /**
   * A page of what people decided about the baselines of a job, newest first.
   *
   * @throws UnknownJobException when the tenant has no such job
   */
  public Page<DecisionView> decisions(String tenantId, String jobId, PagePosition position) {
    return ask(() -> decisions.decisions(tenantId, jobId, position));
  }

  /**
   * A page of what is wrong with the data of jobs, newest first.
   *
   * @throws UnknownJobException when the tenant has no such job
   */
  public Page<FindingView> findings(
      String tenantId, FindingQuestion question, PagePosition position) {
    return ask(() -> findings.findings(tenantId, question, position));
  }

  /**
   * A page of the alerts that were sent, newest first.
   *
   * @throws UnknownJobException when the tenant has no such job
   * @throws UnknownRunException when the tenant has no such run
   */
  public Page<AlertLine> notifications(
      String tenantId, NotificationQuestion question, PagePosition position) {
    return ask(() -> notifications.notifications(tenantId, question, position));
  }

  /**
   * What the checks would have said about kept runs, were they tuned otherwise.
   *
   * @throws UnknownJobException when the tenant has no such job
   * @throws InvalidSettingsException when the checks make no sense
   */
  public ReplayAnswer replay(String tenantId, ReplayQuestion question) {
    return ask(() -> replays.replay(tenantId, question));
  }

  /**
   * What applying a jobs file would change.
   *
   * @throws JobsFileException when it cannot be applied
   */
  public JobsFileView fileDifferences(String tenantId, byte[] file) {
    return ask(() -> JobsFileView.of(files.differences(tenantId, file)));
  }

  /**
   * The schedule that the kept history of a job speaks for.
   *
   * @param zone in which the caller thinks that it is meant
   * @throws UnknownJobException when the tenant has no such job
   */
  public SuggestionAnswer scheduleSuggestion(String tenantId, String jobId, Optional<ZoneId> zone) {
    return ask(() -> suggestions.of(tenantId, jobId, zone));
  }

  private <T> T ask(Supplier<T> question) {
    try {
      return slots.ask(question);
    } catch (BulkheadException full) {
      throw new HistoryBusyException();
    }
  }
}
