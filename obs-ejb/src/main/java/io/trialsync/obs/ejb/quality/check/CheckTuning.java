package io.trialsync.obs.ejb.quality.check;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.trialsync.obs.ejb.job.CheckRules;
import io.trialsync.obs.ejb.job.JobSettings;
import io.trialsync.obs.ejb.job.ThresholdKey;
import io.trialsync.obs.ejb.job.TuningNumber;
import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * How strict the checks are with one run: of all settings the most special one wins. Those of the
 * job go before those of the server, in each of the two the column before the table before the
 * rest, and everywhere the weekday of the run before what holds on all days.
 */
public final class CheckTuning implements Tuning {
  private final Map<String, Check> checks;
  private final Map<String, List<String>> keyColumns;
  private final List<JsonNode> sources;
  private final String weekday;
  private final Map<Place, Optional<JsonNode>> found = new HashMap<>();
  private final Map<Subject, Set<String>> columns = new HashMap<>();

  /** What is looked for, where it makes a difference: most columns are not named anywhere. */
  private record Place(Subject subject, String name) {}

  /**
   * @param settings those of the job, with its thresholds and key columns
   */
  public CheckTuning(
      Iterable<? extends Check> checks,
      ServerChecks server,
      JobSettings settings,
      DayOfWeek weekday) {
    this.checks =
        StreamSupport.stream(checks.spliterator(), false)
            .collect(Collectors.toUnmodifiableMap(Check::name, Function.identity()));
    keyColumns = Objects.requireNonNullElse(settings.keyColumns(), Map.of());
    sources =
        Stream.of(
                settings.checks() == null ? null : CheckRules.tree(settings.checks()),
                thresholds(
                    threshold(settings, ThresholdKey.DQ_ROW_DELTA_PCT_THRESHOLD),
                    threshold(settings, ThresholdKey.DQ_NULL_RATE_THRESHOLD)),
                server.checks(),
                thresholds(server.rowDeltaPercent(), server.nullRate()))
            .<JsonNode>mapMulti(
                (source, kept) -> {
                  if (source != null) {
                    kept.accept(source);
                  }
                })
            .toList();
    this.weekday = weekday.name().toLowerCase(Locale.ROOT);
  }

  @Override
  public Verdict severity(Subject subject) {
    return find(subject, CheckRules.SEVERITY)
        .map(severity -> severityNamed(severity.asText()))
        .orElseGet(
            () ->
                Optional.ofNullable(checks.get(subject.check()))
                    .map(Check::usualSeverity)
                    .orElse(Verdict.WARN));
  }

  @Override
  public double number(Subject subject, String name) {
    return find(subject, name).map(JsonNode::doubleValue).orElseGet(() -> usual(subject, name));
  }

  /** Key columns of the job, and those for which it says how many nulls they may have. */
  @Override
  public List<String> keyColumns(TableName table) {
    Set<String> columns = new LinkedHashSet<>(keyColumns.getOrDefault(table.table(), List.of()));
    for (JsonNode source : sources) {
      columnsOf(source, new Subject(NullRate.NAME, table, null))
          .fieldNames()
          .forEachRemaining(columns::add);
    }
    return List.copyOf(columns);
  }

  private double usual(Subject subject, String name) {
    return Optional.ofNullable(checks.get(subject.check())).stream()
        .flatMap(check -> check.numbers().stream())
        .filter(number -> number.name().equals(name))
        .findFirst()
        .map(TuningNumber::usual)
        .orElse(Double.NaN);
  }

  private Optional<JsonNode> find(Subject subject, String name) {
    var table = new Subject(subject.check(), subject.table(), null);
    boolean named = subject.column() != null && namedColumns(table).contains(subject.column());
    return found.computeIfAbsent(new Place(named ? subject : table, name), this::find);
  }

  /** Columns of which any of the sources says something. */
  private Set<String> namedColumns(Subject table) {
    return columns.computeIfAbsent(
        table,
        unseen -> {
          Set<String> names = new HashSet<>();
          sources.forEach(
              source -> columnsOf(source, table).fieldNames().forEachRemaining(names::add));
          return names;
        });
  }

  private static JsonNode columnsOf(JsonNode source, Subject subject) {
    TableName table = subject.table();
    return table == null
        ? MissingNode.getInstance()
        : source
            .path(subject.check())
            .path(CheckRules.TABLES)
            .path(table.table())
            .path(CheckRules.COLUMNS);
  }

  private Optional<JsonNode> find(Place place) {
    Subject subject = place.subject();
    String name = place.name();
    for (JsonNode source : sources) {
      for (JsonNode level : levels(source.path(subject.check()), subject)) {
        JsonNode ofTheDay = level.path(CheckRules.WEEKDAYS).path(weekday).path(name);
        JsonNode found = ofTheDay.isMissingNode() ? level.path(name) : ofTheDay;
        if (!found.isMissingNode()) {
          return Optional.of(found);
        }
      }
    }
    return Optional.empty();
  }

  /** The most special first. */
  private static List<JsonNode> levels(JsonNode check, Subject subject) {
    List<JsonNode> levels = new ArrayList<>(3);
    if (subject.table() != null) {
      JsonNode table = check.path(CheckRules.TABLES).path(subject.table().table());
      if (subject.column() != null) {
        levels.add(table.path(CheckRules.COLUMNS).path(subject.column()));
      }
      levels.add(table);
    }
    levels.add(check);
    return levels;
  }

  private static Verdict severityNamed(String name) {
    return switch (name) {
      case "off" -> Verdict.NOT_EVALUATED;
      case "fail" -> Verdict.FAIL;
      default -> Verdict.WARN;
    };
  }

  private static @Nullable Double threshold(JobSettings settings, ThresholdKey key) {
    BigDecimal value = settings.thresholds() == null ? null : settings.thresholds().get(key.key());
    return value == null ? null : value.doubleValue();
  }

  private static ObjectNode thresholds(@Nullable Double rowDelta, @Nullable Double nullRate) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    if (rowDelta != null) {
      node.putObject(RowCountDelta.NAME).put(RowCountDelta.THRESHOLD, rowDelta);
    }
    if (nullRate != null) {
      node.putObject(NullRate.NAME).put(NullRate.THRESHOLD, nullRate);
    }
    return node;
  }
}
