package io.trialsync.obs.ejb.job;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Which probes of a job make sense; every refusal is one sentence. */
final class ProbeRules {
  private static final int PROBES = 20;
  private static final int COLUMNS = 50;
  private static final int TABLE_LENGTH = 255;
  private static final Duration SHORTEST = Duration.ofMinutes(1);
  private static final Duration LONGEST = Duration.ofDays(7);
  private static final Pattern SOURCE = Pattern.compile("[a-z0-9]{1,32}");

  /**
   * PostgreSQL cuts names behind 63 bytes; control characters are in no name that anybody wants.
   */
  private static final Pattern PLACE =
      Pattern.compile("[^.\\p{Cntrl}]{1,63}\\.[^\\p{Cntrl}]{1,63}");

  private static final Pattern COLUMN = Pattern.compile("[^\\p{Cntrl}]{1,63}");

  private ProbeRules() {}

  /** Returns normally when the probes make sense. */
  static void check(@Nullable Map<String, ProbeSetting> probes) {
    if (probes == null) {
      return;
    }
    require(probes.size() <= PROBES, "probes may name at most " + PROBES + " tables.");
    probes.forEach(ProbeRules::check);
  }

  private static void check(String name, @Nullable ProbeSetting probe) {
    require(
        !name.isBlank() && name.length() <= TABLE_LENGTH && name.indexOf(0) < 0,
        "probes must name tables with 1 to " + TABLE_LENGTH + " characters.");
    require(probe != null, "probes must hold an object for each table.");
    Objects.requireNonNull(probe);
    require(
        probe.source() != null && SOURCE.matcher(probe.source()).matches(),
        "probes.source must be the name of a source: 1 to 32 lower-case letters and digits.");
    require(
        probe.table() != null && PLACE.matcher(probe.table()).matches(),
        "probes.table must be a schema and a table, such as \"public.visits\".");
    Duration every = probe.every();
    require(
        every == null || every.compareTo(SHORTEST) >= 0 && every.compareTo(LONGEST) <= 0,
        "probes.every must be from PT1M to P7D.");
    require(
        probe.followsRuns() || every != null,
        "probes need after_run, every, or both: else nobody ever looks at the table.");
    columns(probe.columns());
  }

  private static void columns(List<String> columns) {
    require(
        columns.size() <= COLUMNS
            && columns.stream().allMatch(each -> each != null && COLUMN.matcher(each).matches())
            && new HashSet<>(columns).size() == columns.size(),
        "probes.key_columns must be at most %d names of columns, each once.".formatted(COLUMNS));
  }

  private static void require(boolean condition, String sentence) {
    if (!condition) {
      throw new InvalidSettingsException(sentence);
    }
  }
}
