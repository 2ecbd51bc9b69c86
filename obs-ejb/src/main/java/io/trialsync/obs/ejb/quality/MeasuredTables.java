package io.trialsync.obs.ejb.quality;

import io.trialsync.obs.ejb.quality.check.Assertion;
import io.trialsync.obs.ejb.quality.check.MeasuredTable;
import io.trialsync.obs.ejb.quality.check.Origin;
import io.trialsync.obs.ejb.quality.check.TableName;
import io.trialsync.obs.persistence.quality.StageFactsRow;
import java.time.Instant;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Makes one measured table of what the phases of a run told about it:
 *
 * <ul>
 *   <li>rows written are those of the load, rows read those of the extract; where that phase does
 *       not tell, those of the first that does, of load, dq, transform, extract or the other way
 *       round;
 *   <li>rows that were counted, nulls with the rows they were counted among, the schema and each
 *       assertion are those that were told last; of those told at the same time load comes before
 *       dq, transform and extract.
 * </ul>
 */
final class MeasuredTables {
  private static final List<String> PHASES = List.of("load", "dq", "transform", "extract");
  private static final Comparator<StageFactsRow> LOAD_FIRST =
      Comparator.comparing(stage -> PHASES.indexOf(stage.phase()));

  private MeasuredTables() {}

  /** In the order of their names; what was expected of them is not known here. */
  static List<MeasuredTable> of(List<StageFactsRow> stages) {
    Comparator<TableName> byName =
        Comparator.comparing(TableName::namespace).thenComparing(TableName::table);
    var byTable =
        stages.stream()
            .collect(
                Collectors.groupingBy(
                    stage -> new TableName(stage.namespace(), stage.table()),
                    () -> new TreeMap<>(byName),
                    Collectors.toList()));
    return byTable.entrySet().stream().map(each -> table(each.getKey(), each.getValue())).toList();
  }

  private static MeasuredTable table(TableName name, List<StageFactsRow> told) {
    List<StageFactsRow> stages = told.stream().sorted(LOAD_FIRST).toList();
    Optional<StageFactsRow> nulls =
        last(
            stages.stream().filter(stage -> stage.nullCounts() != null).toList(),
            StageFactsRow::countedAt);
    Optional<StageFactsRow> schema = last(stages, StageFactsRow::describedAt);
    return new MeasuredTable(
        name,
        rows(stages),
        nulls.map(StageFactsRow::rowCount).orElse(null),
        nulls.map(StageFactsRow::nullCounts).map(StageFactsJson::counts).orElse(Map.of()),
        schema.map(StageFactsRow::columns).map(ColumnsJson::read).orElse(null),
        null,
        assertions(stages));
  }

  private static Map<Origin, Long> rows(List<StageFactsRow> stages) {
    Map<Origin, Long> rows = new EnumMap<>(Origin.class);
    first(stages, StageFactsRow::recordsLoaded)
        .ifPresent(number -> rows.put(Origin.LOADED, number));
    first(stages.stream().sorted(LOAD_FIRST.reversed()).toList(), StageFactsRow::recordsExtracted)
        .ifPresent(number -> rows.put(Origin.EXTRACTED, number));
    stages.stream()
        .filter(stage -> stage.rowCount() != null)
        .collect(Collectors.groupingBy(MeasuredTables::origin))
        .forEach(
            (origin, counted) ->
                last(counted, StageFactsRow::countedAt)
                    .map(StageFactsRow::rowCount)
                    .ifPresent(number -> rows.put(origin, number)));
    return rows;
  }

  private static Origin origin(StageFactsRow stage) {
    String origin = stage.origin();
    return origin == null ? Origin.COUNTED : Origin.valueOf(origin.toUpperCase(Locale.ROOT));
  }

  private static List<Assertion> assertions(List<StageFactsRow> stages) {
    record About(String name, @Nullable String column) {}
    var told = new LinkedHashMap<About, Assertion>();
    stages.stream()
        .filter(stage -> stage.assertions() != null)
        .sorted(byTime(StageFactsRow::assertedAt).reversed())
        .map(StageFactsRow::assertions)
        .filter(Objects::nonNull)
        .flatMap(json -> StageFactsJson.assertions(json).stream())
        .forEach(each -> told.putIfAbsent(new About(each.name(), each.column()), each));
    return List.copyOf(told.values());
  }

  private static Optional<Long> first(
      List<StageFactsRow> stages, Function<StageFactsRow, @Nullable Long> number) {
    return stages.stream()
        .flatMap(stage -> Optional.ofNullable(number.apply(stage)).stream())
        .findFirst();
  }

  /** The first of those that were told last, in the order of the list. */
  private static Optional<StageFactsRow> last(
      List<StageFactsRow> stages, Function<StageFactsRow, @Nullable Instant> time) {
    return stages.stream()
        .filter(stage -> time.apply(stage) != null)
        .reduce((one, other) -> byTime(time).compare(other, one) > 0 ? other : one);
  }

  private static Comparator<StageFactsRow> byTime(Function<StageFactsRow, @Nullable Instant> time) {
    return Comparator.comparing(
        stage -> Objects.requireNonNullElse(time.apply(stage), Instant.EPOCH));
  }
}
