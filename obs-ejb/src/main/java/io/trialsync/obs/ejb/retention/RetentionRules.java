package io.trialsync.obs.ejb.retention;

import java.time.LocalTime;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * The settings of retention: the ages of all tenants, those of single ones, and the time of day.
 */
public record RetentionRules(
    int runDays,
    int lifeCycleDays,
    int rollupDays,
    int auditDays,
    int alertDays,
    Map<String, Integer> runDaysByTenant,
    LocalTime at) {
  private static final int MOST_DAYS = 3650;
  private static final int USUAL_RUN_DAYS = 90;
  private static final int USUAL_LIFE_CYCLE_DAYS = 30;
  private static final int USUAL_ROLLUP_DAYS = 400;
  private static final int USUAL_AUDIT_DAYS = 400;
  private static final int USUAL_ALERT_DAYS = 90;
  private static final String USUAL_TIME = "03:30";

  private static final String RUN_DAYS = "obs.retention.days";
  private static final String LIFE_CYCLE_DAYS = "obs.retention.life.cycle.days";
  private static final String ROLLUP_DAYS = "obs.retention.rollup.days";
  private static final String AUDIT_DAYS = "obs.retention.audit.days";
  private static final String ALERT_DAYS = "obs.retention.alert.days";
  private static final String BY_TENANT = "obs.retention.days.by.tenant";
  private static final String TIME = "obs.retention.at";

  /** Reads settings that were checked, each by its name in MicroProfile Config. */
  public static RetentionRules of(Function<String, Optional<String>> source) {
    return new RetentionRules(
        number(source, RUN_DAYS, USUAL_RUN_DAYS),
        number(source, LIFE_CYCLE_DAYS, USUAL_LIFE_CYCLE_DAYS),
        number(source, ROLLUP_DAYS, USUAL_ROLLUP_DAYS),
        number(source, AUDIT_DAYS, USUAL_AUDIT_DAYS),
        number(source, ALERT_DAYS, USUAL_ALERT_DAYS),
        source.apply(BY_TENANT).map(RetentionRules::tenants).orElse(Map.of()),
        LocalTime.parse(source.apply(TIME).orElse(USUAL_TIME)));
  }

  /** The ages of one tenant. */
  public RetentionAges ages(String tenantId) {
    return RetentionAges.of(
        runDaysByTenant.getOrDefault(tenantId, runDays), lifeCycleDays, rollupDays);
  }

  /** Whether the text is a list of tenants and days, like {@code acme=30,other=365}. */
  public static boolean isTenantList(String text) {
    for (String entry : text.split(",", -1)) {
      int equals = entry.lastIndexOf('=');
      String days = entry.substring(equals + 1).strip();
      boolean named = equals > 0 && !entry.substring(0, equals).isBlank();
      if (!named || !days.matches("[1-9][0-9]{0,3}") || Integer.parseInt(days) > MOST_DAYS) {
        return false;
      }
    }
    return tenants(text).size() == text.split(",").length;
  }

  /** What two settings that are right each by itself get wrong together. */
  public static Optional<String> complaint(Function<String, Optional<String>> source) {
    RetentionRules rules = of(source);
    if (source.apply(LIFE_CYCLE_DAYS).isPresent() && rules.lifeCycleDays > rules.runDays) {
      return Optional.of(
          "Setting OBS_RETENTION_LIFE_CYCLE_DAYS=%d is not at most the %d of OBS_RETENTION_DAYS."
              .formatted(rules.lifeCycleDays, rules.runDays));
    }
    if (source.apply(ROLLUP_DAYS).isPresent() && rules.rollupDays < rules.runDays) {
      return Optional.of(
          "Setting OBS_RETENTION_ROLLUP_DAYS=%d is not at least the %d of OBS_RETENTION_DAYS."
              .formatted(rules.rollupDays, rules.runDays));
    }
    return Optional.empty();
  }

  private static int number(Function<String, Optional<String>> source, String name, int otherwise) {
    return source.apply(name).map(Integer::parseInt).orElse(otherwise);
  }

  private static Map<String, Integer> tenants(String text) {
    Map<String, Integer> days = new HashMap<>();
    for (String entry : text.split(",")) {
      int equals = entry.lastIndexOf('=');
      days.put(
          entry.substring(0, equals).strip(),
          Integer.parseInt(entry.substring(equals + 1).strip()));
    }
    return days;
  }
}
