package io.trialsync.obs.ejb.job;

import java.math.BigDecimal;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which settings make sense. Every refusal is one sentence: what is wrong, where, what is allowed.
 */
final class SettingsRules {
  private static final Set<String> STATES = Set.of("active", "paused", "retired");
  private static final Instant EARLIEST = Instant.parse("2000-01-01T00:00:00Z");
  private static final Instant LATEST = Instant.parse("2101-01-01T00:00:00Z");
  private static final int TEXT_LENGTH = 500;
  private static final int TABLES = 200;
  private static final int COLUMNS = 2_000;

  private SettingsRules() {}

  /** Returns normally when the settings make sense. */
  static void check(JobSettings settings, Collection<? extends Tunable> tunables) {
    if (settings.state() != null) {
      require(STATES.contains(settings.state()), "state must be active, paused or retired.");
    }
    pause(settings);
    text("owner", settings.owner());
    runbook(settings.runbookUrl());
    ScheduleRules.check(settings);
    tables("key_columns", settings.keyColumns());
    tables("expected_schema", settings.expectedSchema());
    if (settings.thresholds() != null) {
      settings.thresholds().forEach(SettingsRules::threshold);
    }
    ProbeRules.check(settings.probes());
    if (settings.checks() != null) {
      new CheckRules(tunables).check(CheckRules.tree(settings.checks()));
    }
  }

  private static void pause(JobSettings settings) {
    Instant until = settings.pausedUntil();
    if (until != null) {
      require("paused".equals(settings.state()), "paused_until goes with state paused only.");
      require(
          !until.isBefore(EARLIEST) && until.isBefore(LATEST),
          "paused_until must be a time in the years 2000 to 2100.");
    }
  }

  private static void runbook(@Nullable String url) {
    if (url == null) {
      return;
    }
    text("runbook_url", url);
    try {
      String scheme = new URI(url).getScheme();
      require(
          "https".equals(scheme) || "http".equals(scheme), "runbook_url must be a web address.");
    } catch (URISyntaxException notAnAddress) {
      throw new InvalidSettingsException("runbook_url must be a web address.");
    }
  }

  private static void threshold(String name, @Nullable BigDecimal value) {
    ThresholdKey key =
        ThresholdKey.of(name)
            .orElseThrow(
                () ->
                    new InvalidSettingsException(
                        "thresholds may hold " + ThresholdKey.names() + " and nothing else."));
    require(
        value != null && key.allows(value),
        "thresholds." + name + " must be a number from " + key.range() + ".");
  }

  private static void tables(String name, @Nullable Map<String, ? extends Collection<?>> tables) {
    if (tables == null) {
      return;
    }
    require(tables.size() <= TABLES, name + " may name at most " + TABLES + " tables.");
    for (Map.Entry<String, ? extends Collection<?>> table : tables.entrySet()) {
      text(name, table.getKey());
      Collection<?> columns = table.getValue();
      require(
          columns != null && columns.size() <= COLUMNS && !columns.contains(null),
          name + " must list at most " + COLUMNS + " columns for each table.");
      columns.forEach(column -> column(name, column));
    }
  }

  private static void column(String name, Object column) {
    if (column instanceof ExpectedColumn expected) {
      require(
          expected.name() != null && expected.type() != null,
          name + " must give name and type of each column.");
      text(name, expected.name());
      text(name, expected.type());
    } else {
      text(name, (String) column);
    }
  }

  static void text(String name, @Nullable String text) {
    if (text != null) {
      require(
          !text.isBlank() && text.length() <= TEXT_LENGTH && isStorable(text),
          name + " must be a text of 1 to " + TEXT_LENGTH + " characters.");
    }
  }

  /** Without NUL, which PostgreSQL refuses, and halves of characters, which become others. */
  private static boolean isStorable(String text) {
    return text.codePoints()
        .allMatch(c -> c != 0 && (c < Character.MIN_SURROGATE || c > Character.MAX_SURROGATE));
  }

  private static void require(boolean condition, String sentence) {
    if (!condition) {
      throw new InvalidSettingsException(sentence);
    }
  }
}
