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
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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

  JobRecord(Connection connection, String tenantId, long jobKey, FindingLife life) {
    this.tenantId = tenantId;
    this.jobKey = jobKey;
    this.memory = new JobMemory(connection, tenantId, jobKey);
    this.writer = new JobMemoryWriter(connection, tenantId);
    this.findings = new FindingBook(connection, life);
  }

  /**
   * Keeps it, and takes the runs out of the queue.
   *
   * @param asked runs that may have gone meanwhile, too
   */
  RunsJudged keep(JobVerdicts verdicts, Collection<UUID> asked, Instant now) throws SQLException {
    List<Judgement> judgements = verdicts.judgements();
    List<UUID> keys = judgements.stream().map(judgement -> judgement.run().key()).toList();
    writer.write(judgements.stream().map(Judgement::row).toList(), now);
    verdicts.schemas().write(writer, jobKey);
    Place first = firstNewWord(judgements);
    boolean known = verdicts.first().equals(first);
    List<RunQualityRow> after =
        first == null || (known && !verdicts.laterRuns())
            ? List.of()
            : memory.after(first.toRow(), keys, MOST_AFTER);
    List<Finding> opened = List.of();
    if (first != null) {
      List<RunResults> said = said(judgements, after);
      opened =
          opened(
              known
                  ? findings.enter(tenantId, jobKey, verdicts.remembered().findings(), said)
                  : findings.enter(tenantId, jobKey, said));
    }
    enterStates(judgements, verdicts.remembered().states(), now);
    writer.forget(asked, dueKeys(judgements));
    writer.send();
    makeDue(judgements, verdicts.schemas(), keys, after.isEmpty() ? first : null);
    return told(judgements, opened);
  }

  private static List<Long> dueKeys(List<Judgement> judgements) {
    return judgements.stream()
        .flatMap(judgement -> judgement.run().facts().dueKeys().stream())
        .toList();
  }

  /** From where on something is said that was not said before; null: nowhere. */
  private static @Nullable Place firstNewWord(List<Judgement> judgements) {
    return judgements.stream()
        .filter(Judgement::saysSomethingNew)
        .flatMap(JobRecord::places)
        .min(Place::compareTo)
        .orElse(null);
  }

  /** What findings hear: of all runs from the first one on that says something new. */
  private static List<RunResults> said(List<Judgement> judgements, List<RunQualityRow> after) {
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
    return said;
  }

  private static List<Finding> opened(FindingChanges changes) {
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
      writer.send();
      states.rebuild(memory.newest(NEWEST));
    }
    if (!states.removed().isEmpty()) {
      writer.removeStates(jobKey, states.removed());
    }
    if (!states.written().isEmpty()) {
      writer.writeStates(jobKey, states.written(), now);
    }
  }

  /**
   * Later runs were compared with something else than what is known now.
   *
   * @param last behind this place there are only runs that are judged now; null: not known
   */
  private void makeDue(
      List<Judgement> judgements, ExpectedSchemas schemas, List<UUID> keys, @Nullable Place last)
      throws SQLException {
    var changed = new TreeSet<Place>();
    judgements.stream()
        .filter(Judgement::changesWhatOthersSee)
        .flatMap(JobRecord::places)
        .forEach(changed::add);
    if (!changed.isEmpty() && (last == null || changed.first().compareTo(last) < 0)) {
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
