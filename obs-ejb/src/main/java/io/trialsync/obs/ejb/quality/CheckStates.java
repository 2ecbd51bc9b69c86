package io.trialsync.obs.ejb.quality;

import io.trialsync.obs.ejb.quality.check.CheckResult;
import io.trialsync.obs.ejb.quality.check.TableName;
import io.trialsync.obs.ejb.quality.check.Verdict;
import io.trialsync.obs.persistence.quality.CheckStateRow;
import io.trialsync.obs.persistence.quality.RunQualityRow;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The newest verdicts of a job: of each check on each table those of the newest run that it gave
 * one about, all together, so that what that run says nothing of is no longer shown.
 */
final class CheckStates {
  /** Stands for the run as a whole: its worst verdict. */
  private static final String WORST = "";

  private final Map<Group, Map<String, CheckStateRow>> stored;
  private final Map<Group, Map<String, CheckStateRow>> now;
  private boolean doubtful;

  /** What one run decides together. */
  private record Group(@Nullable TableName table, String check) {}

  CheckStates(List<CheckStateRow> rows) {
    stored = grouped(rows);
    now = new HashMap<>(stored);
  }

  /** Takes the verdicts of a run, unless there are newer ones. */
  void enter(Place place, List<CheckResult> results) {
    Map<Group, Map<String, CheckStateRow>> ofRun = grouped(rows(place, results));
    now.entrySet().removeIf(each -> isTakenBack(each, place, ofRun));
    ofRun.forEach(
        (group, rows) -> {
          if (holder(now.get(group)).map(held -> held.compareTo(place) <= 0).orElse(true)) {
            now.put(group, rows);
          }
        });
  }

  /** The run said something of it before that it does not say now, or that it said elsewhere. */
  private boolean isTakenBack(
      Map.Entry<Group, Map<String, CheckStateRow>> held,
      Place place,
      Map<Group, Map<String, CheckStateRow>> ofRun) {
    Place before = holder(held.getValue()).orElseThrow();
    if (!before.runKey().equals(place.runKey())) {
      return false;
    }
    doubtful |= !ofRun.containsKey(held.getKey()) || place.compareTo(before) < 0;
    return true;
  }

  /** Whether an older run may have the newest word on something now. */
  boolean isDoubtful() {
    return doubtful;
  }

  /** Takes the newest word on everything from those runs, which are the newest ones. */
  void rebuild(List<RunQualityRow> newest) {
    newest.stream()
        .sorted(Comparator.comparing(CheckStates::place).reversed())
        .forEach(run -> enter(place(run), ChecksJson.said(run)));
  }

  List<CheckStateRow> written() {
    return all(now).filter(row -> !holds(stored, row)).toList();
  }

  List<CheckStateRow> removed() {
    Set<List<@Nullable Object>> keys = all(now).map(CheckStates::key).collect(Collectors.toSet());
    return all(stored).filter(row -> !keys.contains(key(row))).toList();
  }

  private static boolean holds(Map<Group, Map<String, CheckStateRow>> groups, CheckStateRow row) {
    return groups.getOrDefault(group(row), Map.of()).containsValue(row);
  }

  private static Stream<CheckStateRow> all(Map<Group, Map<String, CheckStateRow>> groups) {
    return groups.values().stream().flatMap(rows -> rows.values().stream());
  }

  private static Optional<Place> holder(@Nullable Map<String, CheckStateRow> rows) {
    return rows == null
        ? Optional.empty()
        : rows.values().stream().map(row -> new Place(row.runAt(), row.runKey())).findAny();
  }

  private static Map<Group, Map<String, CheckStateRow>> grouped(List<CheckStateRow> rows) {
    Map<Group, Map<String, CheckStateRow>> groups = new HashMap<>();
    rows.forEach(
        row ->
            groups
                .computeIfAbsent(group(row), unseen -> new HashMap<>())
                .merge(row.column(), row, CheckStates::together));
    return groups;
  }

  /** The worse of two verdicts with the higher of their values. */
  private static CheckStateRow together(CheckStateRow one, CheckStateRow other) {
    CheckStateRow worse = verdict(other).compareTo(verdict(one)) > 0 ? other : one;
    return new CheckStateRow(
        worse.namespace(),
        worse.table(),
        worse.check(),
        worse.column(),
        worse.runAt(),
        worse.runKey(),
        worse.verdict(),
        higher(one.value(), other.value()));
  }

  private static @Nullable Double higher(@Nullable Double one, @Nullable Double other) {
    if (one == null || other == null) {
      return one == null ? other : one;
    }
    return Math.max(one, other);
  }

  private static Verdict verdict(CheckStateRow row) {
    return Verdict.valueOf(row.verdict().toUpperCase(Locale.ROOT));
  }

  private static List<CheckStateRow> rows(Place place, List<CheckResult> results) {
    var rows = new ArrayList<CheckStateRow>();
    for (CheckResult result : results) {
      if (result.verdict() != Verdict.NOT_EVALUATED) {
        rows.add(row(place, result));
      }
    }
    Verdict worst = Judgement.worst(results);
    if (worst != Verdict.NOT_EVALUATED) {
      rows.add(
          new CheckStateRow(
              null, null, WORST, "", place.runAt(), place.runKey(), worst.wireName(), null));
    }
    return rows;
  }

  /** A good column has no row of its own: of two hundred all would be written with each run. */
  private static CheckStateRow row(Place place, CheckResult result) {
    TableName table = result.subject().table();
    String column = result.subject().column();
    return new CheckStateRow(
        table == null ? null : table.namespace(),
        table == null ? null : table.table(),
        result.subject().check(),
        result.verdict().isBad() && column != null ? column : "",
        place.runAt(),
        place.runKey(),
        result.verdict().wireName(),
        result.value());
  }

  private static Group group(CheckStateRow row) {
    String table = row.table();
    return new Group(
        table == null ? null : new TableName(Objects.requireNonNull(row.namespace()), table),
        row.check());
  }

  private static List<@Nullable Object> key(CheckStateRow row) {
    return Arrays.asList(group(row), row.column());
  }

  private static Place place(RunQualityRow run) {
    return new Place(run.runAt(), run.runKey());
  }
}
