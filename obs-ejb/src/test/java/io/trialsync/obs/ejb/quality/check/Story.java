package io.trialsync.obs.ejb.quality.check;

import io.trialsync.obs.ejb.job.JobSettings;
import io.trialsync.obs.ejb.run.TableColumn;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The life of a made job, told run by run: each run is judged as the server would judge it, and
 * then stands in the history of the next.
 */
final class Story {
  static final TableName TABLE = new TableName("", "visits");
  static final String COLUMN = "site";
  static final List<Check> CHECKS =
      List.of(
          new RowCountDelta(),
          new NullRate(),
          new SchemaDrift(),
          new ZeroRows(),
          new Freshness(),
          new DurationBand(),
          new VolumeBand(),
          new ReportedAssertions());

  private static final Duration STEP = Duration.ofDays(1);

  private final List<PastRun> past = new ArrayList<>();
  private final List<Decision> decisions = new ArrayList<>();
  private JobSettings settings = settings(Map.of());
  private Instant next = Instant.parse("2026-03-02T02:00:00Z");
  private List<CheckResult> said = List.of();

  /** What people set for a job besides its key columns. */
  static JobSettings settings(Map<String, Object> checks) {
    Map<String, List<String>> keys = Map.of(TABLE.table(), List.of(COLUMN));
    return new JobSettings(
        null, null, null, null, null, null, null, null, null, null, null, null, keys, null, null,
        checks, null);
  }

  Story with(Map<String, Object> checks) {
    settings = settings(checks);
    return this;
  }

  /** So many good daily runs of a table of that many rows. */
  Story days(int count, long rows) {
    for (int day = 0; day < count; day++) {
      run(rows);
    }
    return this;
  }

  /** A good run of a table of that many rows. */
  Story run(long rows) {
    return run(table(Map.of(Origin.LOADED, rows)));
  }

  /** A good run in which so many of that many rows had no value. */
  Story nulls(long nulls, long rows) {
    return run(
        new MeasuredTable(
            TABLE,
            Map.of(Origin.LOADED, rows),
            rows,
            Map.of(COLUMN, nulls),
            null,
            null,
            List.of()));
  }

  Story run(MeasuredTable... tables) {
    return told(null, Duration.ofMinutes(5), tables);
  }

  /** A run that is compared with none, for that reason. */
  Story hindered(String hindrance, long rows) {
    return hindered(hindrance, table(Map.of(Origin.LOADED, rows)));
  }

  Story hindered(String hindrance, MeasuredTable table) {
    return told(hindrance, Duration.ofMinutes(5), table);
  }

  Story lasting(Duration duration) {
    return told(null, duration, table(Map.of(Origin.LOADED, 1_000L)));
  }

  /** Nothing runs for so long. */
  Story silence(Duration duration) {
    next = next.plus(duration);
    return this;
  }

  /** From the last run on, what was found is the new normal. */
  Story accept() {
    Instant from = past.get(past.size() - 1).runAt();
    decisions.add(new Decision(Decision.Kind.ACCEPT, null, null, null, from, null));
    return this;
  }

  /** The last run belongs to no baseline. */
  Story exclude() {
    Instant from = past.get(past.size() - 1).runAt();
    decisions.add(new Decision(Decision.Kind.EXCLUDE, null, null, null, from, from.plusSeconds(1)));
    return this;
  }

  /** What was said about the last run by that check; there is exactly one verdict of it. */
  CheckResult says(String check) {
    List<CheckResult> ofCheck = saysAll(check);
    if (ofCheck.size() != 1) {
      throw new AssertionError("not one verdict of " + check + ": " + ofCheck);
    }
    return ofCheck.get(0);
  }

  List<CheckResult> saysAll(String check) {
    return said.stream().filter(result -> result.subject().check().equals(check)).toList();
  }

  /** Everything that was said about the last run. */
  List<CheckResult> saysAll() {
    return said;
  }

  UUID lastRun() {
    return past.get(past.size() - 1).runKey();
  }

  DayOfWeek nextDay() {
    return next.atOffset(ZoneOffset.UTC).getDayOfWeek();
  }

  static MeasuredTable table(Map<Origin, Long> rows) {
    return new MeasuredTable(TABLE, rows, null, Map.of(), null, null, List.of());
  }

  static MeasuredTable schema(List<TableColumn> expected, List<TableColumn> columns) {
    return new MeasuredTable(TABLE, Map.of(), null, Map.of(), columns, expected, List.of());
  }

  private Story told(@Nullable String hindrance, Duration duration, MeasuredTable... tables) {
    DayOfWeek day = nextDay();
    var run =
        new JudgedRun(
            UUID.randomUUID(), next, day, duration.toMillis(), hindrance, List.of(tables));
    List<PastRun> newestFirst = new ArrayList<>(past);
    Collections.reverse(newestFirst);
    var history =
        new History(newestFirst.stream().limit(History.LENGTH).toList(), List.copyOf(decisions));
    var tuning = new CheckTuning(CHECKS, ServerChecks.NONE, settings, day);
    said = CHECKS.stream().flatMap(check -> check.judge(run, history, tuning).stream()).toList();
    Set<Subject> bad = new HashSet<>();
    said.stream().filter(each -> each.verdict().isBad()).forEach(each -> bad.add(each.subject()));
    boolean usable = hindrance == null;
    Map<TableName, MeasuredTable> byName = PastRun.byName(run.tables());
    past.add(new PastRun(run.runKey(), next, day, usable, duration.toMillis(), byName, bad));
    next = next.plus(STEP);
    return this;
  }
}
