package io.trialsync.obs.ejb.metrics;

import io.trialsync.obs.ejb.job.ThresholdKey;
import java.math.BigDecimal;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * What the settings of the server say to alerts.
 *
 * @param enabled false silences all rules
 * @param limits by key; one without a value is not there
 * @param runbooks address of the runbooks, without a slash at the end; empty: not set
 * @param dashboards the same of Grafana
 */
record AlertSettings(
    boolean enabled, Map<ThresholdKey, Double> limits, String runbooks, String dashboards) {

  private static final String ENABLED = "obs.alerts.enabled";
  private static final String RUNBOOKS = "obs.runbook.url";
  private static final String DASHBOARDS = "obs.grafana.url";

  /** Reads settings that were checked, each by its name in MicroProfile Config. */
  static AlertSettings of(Function<String, Optional<String>> source) {
    Map<ThresholdKey, Double> limits = new EnumMap<>(ThresholdKey.class);
    for (ThresholdKey key : ThresholdKey.values()) {
      source
          .apply(key.property())
          .map(BigDecimal::new)
          .or(key::usual)
          .ifPresent(limit -> limits.put(key, limit.doubleValue()));
    }
    return new AlertSettings(
        source.apply(ENABLED).map(Boolean::valueOf).orElse(true),
        limits,
        address(source.apply(RUNBOOKS)),
        address(source.apply(DASHBOARDS)));
  }

  private static String address(Optional<String> value) {
    return value.map(address -> address.strip().replaceAll("/+$", "")).orElse("");
  }
}
