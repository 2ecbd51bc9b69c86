package io.trialsync.obs.ejb.quality;

import io.trialsync.obs.ejb.quality.check.CheckResult;
import io.trialsync.obs.ejb.quality.check.History;
import io.trialsync.obs.ejb.quality.check.TableName;
import io.trialsync.obs.ejb.quality.finding.Finding;
import io.trialsync.obs.ejb.quality.finding.FindingBook;
import io.trialsync.obs.ejb.quality.finding.FindingChanges;
import io.trialsync.obs.ejb.quality.finding.FindingLife;
import io.trialsync.obs.ejb.quality.finding.RunResults;
import io.trialsync.obs.persistence.quality.CheckStateRow;
import io.trialsync.obs.persistence.quality.JobMemory;
import io.trialsync.obs.persistence.quality.JobMemoryWriter;
import io.trialsync.obs.persistence.quality.RunQualityRow;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Keeps what was said about runs of a job, with all that follows from it. */
final class JobRecord {
  /** Later runs that findings are told of again behind a late one. */
  private static final int MOST_AFTER = 1_000;

  /** Among so many runs the newest verdicts are looked for when some were taken back. */
  private static final int NEWEST = 100;

  private static final String DRIFT = "schema_drift";

  private final String tenantId;
  private final long jobKey;
  private final JobMemory memory;
  private final JobMemoryWriter writer;
  private final FindingBook findings;

  /** Behind this place there are no other runs than those that are judged; null: not known. */
  private @Nullable Place newest;

  JobRecord(Connection connection, String tenantId, long jobKey, FindingLife life) {
    this.tenantId = tenantId;
    this.jobKey = jobKey;
    this.memory = new JobMemory(connection, tenantId, jobKey);
    this.writer = new JobMemoryWriter(connection, tenantId);
    this.findings = new FindingBook(connection, life);
  }

  RunsJudged keep(
      List<Judgement> judgements, ExpectedSchemas schemas, List<CheckStateRow> states, Instant now)
      throws SQLException {
    List<UUID> keys = judgements.stream().map(judgement -> judgement.run().key()).toList();
    writer.write(judgements.stream().map(Judgement::row).toList(), now);
    schemas.write(writer, jobKey);
    List<Finding> opened = enterFindings(judgements, keys);
    enterStates(judgements, states, now);
    makeDue(judgements, schemas, keys);
    return told(judgements, opened);
  }

  /** Findings hear of all runs from the first one on that says something new. */
  private List<Finding> enterFindings(List<Judgement> judgements, List<UUID> keys)
      throws SQLException {
    Optional<Place> first =
        judgements.stream()
            .filter(Judgement::saysSomethingNew)
            .flatMap(JobRecord::places)
            .min(Place::compareTo);
    if (first.isEmpty()) {
      return List.of();
    }
    List<RunQualityRow> after = memory.after(first.get().toRow(), keys, MOST_AFTER);
    newest = after.isEmpty() ? first.get() : null;
    var said = new ArrayList<RunResults>();
    for (Judgement judgement : judgements) {
      Place before = judgement.placeBefore();
      if (before != null && !before.equals(judgement.place())) {
        said.add(new RunResults(before.runKey(), before.runAt(), List.of()));
      }
      said.add(judgement.forFindings());
    }
    for (RunQualityRow later : after) {
      said.add(new RunResults(later.runKey(), later.runAt(), ChecksJson.said(later)));
    }
    FindingChanges changes = findings.enter(tenantId, jobKey, said);
    return changes.written().stream().filter(JobRecord::isNew).toList();
  }

  private static boolean isNew(Finding finding) {
    return finding.state() == Finding.State.OPEN
        && finding.earlier() == null
        && finding.steps().size() == 1;
  }

  private static Stream<Place> places(Judgement judgement) {
    Place before = judgement.placeBefore();
    return before == null ? Stream.of(judgement.place()) : Stream.of(before, judgement.place());
  }

  private void enterStates(List<Judgement> judgements, List<CheckStateRow> stored, Instant now)
      throws SQLException {
    var states = new CheckStates(stored);
    judgements.forEach(judgement -> states.enter(judgement.place(), judgement.results()));
    if (states.isDoubtful()) {
      states.rebuild(memory.newest(NEWEST));
    }
    if (!states.removed().isEmpty()) {
      writer.removeStates(jobKey, states.removed());
    }
    if (!states.written().isEmpty()) {
      writer.writeStates(jobKey, states.written(), now);
    }
  }

  /** Later runs were compared with something else than what is known now. */
  private void makeDue(List<Judgement> judgements, ExpectedSchemas schemas, List<UUID> keys)
      throws SQLException {
    var changed = new TreeSet<Place>();
    judgements.stream()
        .filter(Judgement::changesWhatOthersSee)
        .flatMap(JobRecord::places)
        .forEach(changed::add);
    if (!changed.isEmpty() && (newest == null || changed.first().compareTo(newest) < 0)) {
      writer.makeDue(jobKey, changed.first().toRow(), changed.last().toRow(), History.LENGTH, keys);
    }
    @Nullable Place schema = schemas.changedFrom().orElse(null);
    if (schema != null) {
      writer.makeDue(jobKey, schema.toRow(), schema.toRow(), MOST_AFTER, keys);
    }
    for (Judgement judgement : judgements) {
      @Nullable RunQualityRow before = judgement.before();
      if (before != null && before.jobKey() != jobKey) {
        Place left = Objects.requireNonNull(judgement.placeBefore());
        writer.makeDue(before.jobKey(), left.toRow(), left.toRow(), History.LENGTH, keys);
      }
    }
  }

  private RunsJudged told(List<Judgement> judgements, List<Finding> opened) {
    Map<String, Integer> reasons = new TreeMap<>();
    for (Judgement judgement : judgements) {
      for (CheckResult result : judgement.newlyNotEvaluated()) {
        String reason = Objects.requireNonNullElse(result.reason(), "");
        reasons.merge(reason.split(" ", 2)[0], 1, Integer::sum);
      }
    }
    Map<String, Integer> drifts = new TreeMap<>();
    for (Finding finding : opened) {
      TableName table = finding.identity().subject().table();
      if (finding.identity().subject().check().equals(DRIFT) && table != null) {
        drifts.merge(table.table(), 1, Integer::sum);
      }
    }
    Map<String, Integer> verdicts = new TreeMap<>();
    for (Judgement judgement : judgements) {
      judgement.firstVerdict().ifPresent(verdict -> verdicts.merge(verdict, 1, Integer::sum));
    }
    String jobId = judgements.get(0).run().facts().jobId();
    return new RunsJudged(
        tenantId, jobId, judgements.size(), reasons, drifts, verdicts, Duration.ZERO);
  }
}
