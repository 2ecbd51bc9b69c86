package io.trialsync.obs.ejb.quality;

import io.trialsync.obs.ejb.quality.check.MeasuredTable;
import io.trialsync.obs.persistence.quality.DueFacts;
import io.trialsync.obs.persistence.quality.DueFacts.Reported;
import io.trialsync.obs.persistence.quality.JobMemoryWriter;
import io.trialsync.obs.persistence.quality.StageFactsRow;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Judges due runs of one job, in the transaction of the caller and under a lock that ends with it:
 * whatever node is asked, one at a time judges a job, and what it says and that the runs are due no
 * longer is committed together.
 */
public final class Evaluator {
  /** Most runs of one transaction. */
  static final int MOST_RUNS = 40;

  private final QualityRules rules;
  private final Clock clock;

  public Evaluator(QualityRules rules, Clock clock) {
    this.rules = rules;
    this.clock = clock;
  }

  /**
   * Judges those of the runs that are still due.
   *
   * @return what it came to; empty when somebody else judges runs of the job now
   */
  public Optional<RunsJudged> evaluate(
      Connection connection, String tenantId, long jobKey, Collection<UUID> runs)
      throws SQLException {
    long begin = System.nanoTime();
    var facts = new DueFacts(connection, tenantId);
    Optional<Reported> reported = facts.enter(jobKey, runs);
    if (reported.isEmpty()) {
      return Optional.empty();
    }
    List<ReportedRun> due = due(reported.get(), jobKey);
    if (due.isEmpty()) {
      var writer = new JobMemoryWriter(connection, tenantId);
      writer.forget(runs, List.of());
      writer.send();
      return Optional.of(RunsJudged.none(tenantId));
    }
    JobVerdicts verdicts = new JobPass(connection, tenantId, jobKey, rules).judge(due);
    RunsJudged judged =
        new JobRecord(connection, tenantId, jobKey, rules.life())
            .keep(verdicts, runs, clock.instant());
    return Optional.of(judged.within(Duration.ofNanos(System.nanoTime() - begin)));
  }

  /** In their order. A run that went over to another job meanwhile is judged with that. */
  private static List<ReportedRun> due(Reported reported, long jobKey) {
    Map<UUID, List<StageFactsRow>> stages =
        reported.stages().stream().collect(Collectors.groupingBy(StageFactsRow::runKey));
    return reported.runs().stream()
        .filter(run -> run.jobKey() == jobKey)
        .map(run -> ReportedRun.of(run, tables(stages.getOrDefault(run.runKey(), List.of()))))
        .sorted(Comparator.comparing(ReportedRun::place))
        .toList();
  }

  private static List<MeasuredTable> tables(List<StageFactsRow> stages) {
    return MeasuredTables.of(stages);
  }
}
