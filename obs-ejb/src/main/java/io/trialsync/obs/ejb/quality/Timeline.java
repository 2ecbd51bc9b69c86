package io.trialsync.obs.ejb.quality;

import io.trialsync.obs.ejb.quality.check.CheckResult;
import io.trialsync.obs.ejb.quality.check.History;
import io.trialsync.obs.ejb.quality.check.MeasuredTable;
import io.trialsync.obs.ejb.quality.check.PastRun;
import io.trialsync.obs.ejb.quality.check.Subject;
import io.trialsync.obs.persistence.quality.RunQualityRow;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The usable runs of a job in their order, as far as they are needed now. */
final class Timeline {
  private final ZoneId zone;
  private final NavigableMap<Place, PastRun> runs = new TreeMap<>();
  private final Map<UUID, CountedColumns> columns = new HashMap<>();

  /**
   * @param zone where the weekdays of the job are
   */
  Timeline(ZoneId zone) {
    this.zone = zone;
  }

  /** Runs with these columns may come without their names. */
  void know(CountedColumns counted) {
    columns.put(counted.key(), counted);
  }

  void add(PastRun run) {
    runs.put(new Place(run.runAt(), run.runKey()), run);
  }

  void remove(Place place) {
    runs.remove(place);
  }

  /** The runs that one at that place may be compared with, the newest first. */
  List<PastRun> before(Place place) {
    return runs.headMap(place, false).descendingMap().values().stream()
        .limit(History.LENGTH)
        .toList();
  }

  /** A run that was judged at another time. */
  PastRun past(RunQualityRow row) {
    Measures measures = measures(row);
    return new PastRun(
        row.runKey(),
        row.runAt(),
        weekday(row.runAt()),
        row.usable(),
        measures.durationMillis(),
        PastRun.byName(measures.tables()),
        bad(ChecksJson.read(row.bad())));
  }

  /** What was measured in a run that was judged at another time. */
  Measures measures(RunQualityRow row) {
    UUID key = row.nullColumnsKey();
    return MeasuresJson.read(row.measures(), key == null ? null : named(key, row.nullColumns()));
  }

  private CountedColumns named(UUID key, @Nullable String names) {
    CountedColumns known = columns.get(key);
    if (known == null) {
      if (names == null) {
        throw new IllegalStateException("numbers of nulls were read without names of columns");
      }
      known = CountedColumns.read(key, names);
      know(known);
    }
    return known;
  }

  /** A run that was judged just now. */
  PastRun past(ReportedRun run, List<CheckResult> results) {
    return new PastRun(
        run.key(),
        run.facts().runAt(),
        weekday(run.facts().runAt()),
        run.usable(),
        run.facts().durationMillis(),
        PastRun.byName(run.tables().stream().map(Timeline::numbers).toList()),
        bad(results));
  }

  DayOfWeek weekday(Instant runAt) {
    return runAt.atZone(zone).getDayOfWeek();
  }

  private static Set<Subject> bad(List<CheckResult> results) {
    return results.stream()
        .filter(result -> result.verdict().isBad())
        .map(CheckResult::subject)
        .collect(Collectors.toUnmodifiableSet());
  }

  /** What is remembered of a table, see {@link MeasuresJson}. */
  private static MeasuredTable numbers(MeasuredTable table) {
    return new MeasuredTable(
        table.name(), table.rows(), table.nullsOf(), table.nullCounts(), null, null, List.of());
  }
}
