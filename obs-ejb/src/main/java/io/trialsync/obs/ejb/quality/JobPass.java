package io.trialsync.obs.ejb.quality;

import io.trialsync.obs.ejb.job.JobRegistry;
import io.trialsync.obs.ejb.job.JobSettings;
import io.trialsync.obs.ejb.quality.check.CheckResult;
import io.trialsync.obs.ejb.quality.check.Decision;
import io.trialsync.obs.ejb.quality.check.History;
import io.trialsync.obs.ejb.quality.check.JudgedRun;
import io.trialsync.obs.ejb.quality.check.MeasuredTable;
import io.trialsync.obs.ejb.quality.check.PastRun;
import io.trialsync.obs.ejb.quality.check.TableName;
import io.trialsync.obs.ejb.run.TableColumn;
import io.trialsync.obs.persistence.quality.DecisionRow;
import io.trialsync.obs.persistence.quality.JobMemory;
import io.trialsync.obs.persistence.quality.Remembered;
import io.trialsync.obs.persistence.quality.RunQualityRow;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One judging of due runs of a job: what they are compared with is read once for all of them, and
 * each sees those that were judged just before it.
 */
final class JobPass {
  /** Usable runs between the first and the last due one; a due run behind so many comes later. */
  private static final int MOST_BETWEEN = 400;

  private final long jobKey;
  private final QualityRules rules;
  private final JobMemory memory;

  JobPass(Connection connection, String tenantId, long jobKey, QualityRules rules) {
    this.jobKey = jobKey;
    this.rules = rules;
    this.memory = new JobMemory(connection, tenantId, jobKey);
  }

  /**
   * What the checks say.
   *
   * @param due at least one, in their order
   */
  JobVerdicts judge(List<ReportedRun> due) throws SQLException {
    JobSettings settings =
        JobRegistry.read(due.get(0).facts().jobState(), due.get(0).facts().settings());
    var timeline = new Timeline(zone(settings));
    due.forEach(run -> timeline.know(run.columns()));
    Remembered kept = memory(due);
    Map<UUID, RunQualityRow> before =
        kept.before().stream()
            .collect(Collectors.toMap(RunQualityRow::runKey, Function.identity()));
    List<ReportedRun> runs = remember(timeline, kept.history(), due);
    List<Decision> decisions = kept.decisions().stream().map(JobPass::decision).toList();
    var expected = new ExpectedSchemas(settings, kept.schemas());
    expected.learn(runs, memory);
    for (ReportedRun run : runs) {
      forget(timeline, before.get(run.key()));
    }
    var judgements = new ArrayList<Judgement>();
    for (ReportedRun run : runs) {
      JudgedRun judged = judged(run, timeline, expected);
      var history = new History(timeline.before(run.place()), decisions);
      List<CheckResult> results = rules.judge(judged, history, settings);
      Judgement judgement = judgement(run, results, timeline, before.get(run.key()));
      if (run.usable()) {
        timeline.add(judgement.past());
      }
      judgements.add(judgement);
    }
    boolean laterRuns = kept.laterRuns() || runs.size() < due.size();
    return new JobVerdicts(judgements, due.get(0).place(), expected, kept, laterRuns);
  }

  private Remembered memory(List<ReportedRun> due) throws SQLException {
    return memory.all(
        due.stream().map(ReportedRun::key).toList(),
        due.stream().map(run -> run.columns().key()).distinct().toList(),
        due.get(0).place().toRow(),
        due.get(due.size() - 1).place().toRow(),
        History.LENGTH + due.size(),
        MOST_BETWEEN);
  }

  /** Fills the timeline, and leaves out due runs that it does not reach to. */
  private static List<ReportedRun> remember(
      Timeline timeline, List<RunQualityRow> rows, List<ReportedRun> due) {
    Place first = due.get(0).place();
    rows.forEach(row -> timeline.add(timeline.past(row)));
    List<Place> between =
        rows.stream()
            .map(row -> new Place(row.runAt(), row.runKey()))
            .filter(place -> place.compareTo(first) >= 0)
            .sorted()
            .toList();
    if (between.size() < MOST_BETWEEN) {
      return due;
    }
    Place end = between.get(between.size() - 1);
    return due.stream().filter(run -> run.place().compareTo(end) <= 0).toList();
  }

  /** The run itself is not part of what it is compared with, wherever it stood before. */
  private static void forget(Timeline timeline, @Nullable RunQualityRow before) {
    if (before != null) {
      timeline.remove(new Place(before.runAt(), before.runKey()));
    }
  }

  private static JudgedRun judged(ReportedRun run, Timeline timeline, ExpectedSchemas schemas) {
    List<MeasuredTable> tables =
        run.tables().stream()
            .map(table -> expecting(table, schemas.expected(table.name(), run.place())))
            .toList();
    return new JudgedRun(
        run.key(),
        run.facts().runAt(),
        timeline.weekday(run.facts().runAt()),
        run.facts().durationMillis(),
        run.hindrance(),
        tables);
  }

  private static MeasuredTable expecting(
      MeasuredTable table, @Nullable List<TableColumn> expected) {
    return new MeasuredTable(
        table.name(),
        table.rows(),
        table.nullsOf(),
        table.nullCounts(),
        table.columns(),
        expected,
        table.assertions());
  }

  private Judgement judgement(
      ReportedRun run,
      List<CheckResult> results,
      Timeline timeline,
      @Nullable RunQualityRow before) {
    List<CheckResult> saidBefore = before == null ? List.of() : ChecksJson.said(before);
    @Nullable PastRun pastBefore =
        before != null && before.usable() && before.jobKey() == jobKey
            ? timeline.past(before)
            : null;
    return new Judgement(run, results, timeline.past(run, results), before, saidBefore, pastBefore);
  }

  /** Where the weekdays of the job are. */
  static ZoneId zone(JobSettings settings) {
    @Nullable String zone = settings.schedule() == null ? null : settings.schedule().zone();
    return zone == null ? ZoneOffset.UTC : ZoneId.of(zone);
  }

  /** A decision as it is kept. */
  static Decision decision(DecisionRow row) {
    String table = row.table();
    return new Decision(
        Decision.Kind.valueOf(row.kind().toUpperCase(Locale.ROOT)),
        row.check().isEmpty() ? null : row.check(),
        table == null ? null : new TableName(Objects.requireNonNull(row.namespace()), table),
        row.column().isEmpty() ? null : row.column(),
        row.from(),
        row.until());
  }
}
