package io.trialsync.obs.ejb.job;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.DayOfWeek;
import java.util.Arrays;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Which settings of checks make sense, those of a job and those of the whole server: by name of the
 * check a severity and its numbers, for single weekdays, tables and columns, too. The checks
 * themselves say which numbers they have.
 */
public final class CheckRules {
  /** Days, by their names in settings. */
  public static final String WEEKDAYS = "weekdays";

  /** Tables, by their names in reports. */
  public static final String TABLES = "tables";

  /** Columns of a table. */
  public static final String COLUMNS = "columns";

  /** How bad a finding is: off, warn or fail. */
  public static final String SEVERITY = "severity";

  private static final Set<String> SEVERITIES = Set.of("off", "warn", "fail");
  private static final int MOST_TABLES = 200;
  private static final int MOST_COLUMNS = 2_000;
  private static final int LONGEST_NAME = 500;
  private static final int LONGEST_PLACE = 150;
  private static final Set<String> DAYS =
      Arrays.stream(DayOfWeek.values())
          .map(day -> day.name().toLowerCase(Locale.ROOT))
          .collect(Collectors.toUnmodifiableSet());
  private static final ObjectMapper JSON =
      JsonMapper.builder()
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .build();

  private final Map<String, Tunable> tunables;

  public CheckRules(Collection<? extends Tunable> tunables) {
    this.tunables =
        tunables.stream().collect(Collectors.toUnmodifiableMap(Tunable::name, Function.identity()));
  }

  /** The JSON object that the text is; empty when it is something else. */
  public static Optional<ObjectNode> read(String json) {
    try {
      return JSON.readTree(json) instanceof ObjectNode object
          ? Optional.of(object)
          : Optional.empty();
    } catch (JsonProcessingException broken) {
      return Optional.empty();
    }
  }

  /** The checks in the settings of a job as a JSON object. */
  public static ObjectNode tree(Map<String, Object> checks) {
    return JSON.valueToTree(checks);
  }

  /**
   * Returns normally when the settings make sense.
   *
   * @throws InvalidSettingsException with one sentence: what is wrong, where, what is allowed
   */
  public void check(ObjectNode checks) {
    checks
        .properties()
        .forEach(
            check -> {
              Tunable tunable = tunables.get(check.getKey());
              if (tunable == null) {
                String names =
                    tunables.keySet().stream().sorted().collect(Collectors.joining(", "));
                throw new InvalidSettingsException(
                    "checks may hold " + names + " and nothing else.");
              }
              level(tunable, "checks." + check.getKey(), check.getValue(), WEEKDAYS, TABLES);
            });
  }

  private static void level(Tunable tunable, String place, JsonNode level, String... groups) {
    require(level.isObject(), place, "must be a JSON object.");
    for (Map.Entry<String, JsonNode> member : level.properties()) {
      String name = member.getKey();
      String where = place + "." + name;
      if (SEVERITY.equals(name)) {
        require(
            SEVERITIES.contains(member.getValue().asText()), where, "must be off, warn or fail.");
      } else if (Arrays.asList(groups).contains(name)) {
        group(tunable, where, name, member.getValue());
      } else {
        number(tunable, place, name, member.getValue(), groups);
      }
    }
  }

  private static void group(Tunable tunable, String place, String group, JsonNode members) {
    require(members.isObject(), place, "must be a JSON object.");
    int most = COLUMNS.equals(group) ? MOST_COLUMNS : MOST_TABLES;
    require(members.size() <= most, place, "may name at most " + most + ".");
    for (Map.Entry<String, JsonNode> member : members.properties()) {
      String name = member.getKey();
      String where = place + "." + name;
      switch (group) {
        case WEEKDAYS -> {
          require(DAYS.contains(name), place, "may hold monday to sunday and nothing else.");
          level(tunable, where, member.getValue());
        }
        case TABLES -> {
          name(place, name);
          level(tunable, where, member.getValue(), WEEKDAYS, COLUMNS);
        }
        default -> {
          name(place, name);
          level(tunable, where, member.getValue(), WEEKDAYS);
        }
      }
    }
  }

  private static void number(
      Tunable tunable, String place, String name, JsonNode value, String... groups) {
    TuningNumber number =
        tunable.numbers().stream()
            .filter(known -> known.name().equals(name))
            .findFirst()
            .orElseThrow(() -> unknown(tunable, place, groups));
    require(
        value.isNumber() && number.allows(value.doubleValue()),
        place + "." + name,
        "must be a number from " + number.range() + ".");
  }

  private static InvalidSettingsException unknown(Tunable tunable, String place, String... groups) {
    String names =
        Stream.concat(
                Stream.concat(Stream.of(SEVERITY), Arrays.stream(groups)),
                tunable.numbers().stream().map(TuningNumber::name))
            .collect(Collectors.joining(", "));
    return new InvalidSettingsException(
        shortened(place) + " may hold " + names + " and nothing else.");
  }

  /** Without NUL, which PostgreSQL refuses, and halves of characters, which become others. */
  private static void name(String place, String name) {
    require(
        !name.isBlank()
            && name.length() <= LONGEST_NAME
            && name.codePoints()
                .allMatch(
                    c -> c != 0 && (c < Character.MIN_SURROGATE || c > Character.MAX_SURROGATE)),
        place,
        "must hold names of 1 to " + LONGEST_NAME + " characters.");
  }

  private static void require(boolean condition, String place, String sentence) {
    if (!condition) {
      throw new InvalidSettingsException(shortened(place) + " " + sentence);
    }
  }

  private static String shortened(String place) {
    return place.length() <= LONGEST_PLACE ? place : place.substring(0, LONGEST_PLACE) + "…";
  }
}
