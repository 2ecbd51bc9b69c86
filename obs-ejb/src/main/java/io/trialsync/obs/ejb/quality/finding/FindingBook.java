package io.trialsync.obs.ejb.quality.finding;

import io.trialsync.obs.ejb.quality.check.Subject;
import io.trialsync.obs.ejb.quality.check.TableName;
import io.trialsync.obs.persistence.quality.FindingRow;
import io.trialsync.obs.persistence.quality.FindingStore;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/**
 * Keeps the findings of jobs in the database, by the rules of their life. Joins the transaction of
 * who judges the runs, and needs him to be the only one who judges that job now.
 */
public final class FindingBook {
  private final FindingStore store;
  private final FindingLife life;

  public FindingBook(Connection connection, FindingLife life) {
    this.store = new FindingStore(connection);
    this.life = life;
  }

  /** Enters runs of one job as below, after one statement that reads what is alive. */
  public FindingChanges enter(String tenantId, long jobKey, List<RunResults> runs)
      throws SQLException {
    Instant first = runs.stream().map(RunResults::runAt).min(Instant::compareTo).orElseThrow();
    return enter(tenantId, jobKey, store.alive(tenantId, jobKey, first), runs);
  }

  /**
   * Enters what the checks said about runs of one job: one statement to write what has changed, and
   * one where a finding has gone.
   *
   * @param alive open findings of the job, and those that were closed no earlier than the first run
   * @param runs at least one, whole as they were judged; a run that was entered before takes its
   *     former word back. Behind a late run those after it are entered again, also where they say
   *     what they said before: only what is open counts good runs
   */
  public FindingChanges enter(
      String tenantId, long jobKey, List<FindingRow> alive, List<RunResults> runs)
      throws SQLException {
    List<Finding> known = alive.stream().map(FindingBook::finding).toList();
    FindingChanges changes = life.after(known, runs);
    if (!changes.removed().isEmpty()) {
      store.remove(tenantId, changes.removed());
    }
    if (!changes.written().isEmpty()) {
      store.write(tenantId, jobKey, changes.written().stream().map(FindingBook::row).toList());
    }
    return changes;
  }

  private static Finding finding(FindingRow row) {
    String table = row.table();
    var subject =
        new Subject(
            row.check(),
            table == null ? null : new TableName(Objects.requireNonNull(row.namespace()), table),
            row.column());
    KeptSteps kept = KeptSteps.read(row.steps());
    return new Finding(
        new FindingIdentity(subject, row.metric(), row.detail()),
        Finding.State.valueOf(row.state().toUpperCase(Locale.ROOT)),
        kept.earlier(),
        kept.steps(),
        row.closedAt(),
        row.closeReason());
  }

  private static FindingRow row(Finding finding) {
    Subject subject = finding.identity().subject();
    TableName table = subject.table();
    Step lastBad = finding.lastBad();
    return new FindingRow(
        finding.id(),
        finding.identity().key(),
        table == null ? null : table.namespace(),
        table == null ? null : table.table(),
        subject.check(),
        subject.column(),
        finding.identity().metric(),
        finding.identity().detail(),
        finding.state().name().toLowerCase(Locale.ROOT),
        lastBad.verdict().wireName(),
        lastBad.value(),
        lastBad.baseline(),
        lastBad.threshold(),
        finding.opened().runKey(),
        finding.opened().runAt(),
        lastBad.runKey(),
        lastBad.runAt(),
        finding.timesSeen(),
        finding.goodRuns(),
        finding.closedAt(),
        finding.closeReason(),
        new KeptSteps(finding.earlier(), finding.steps()).write());
  }
}
