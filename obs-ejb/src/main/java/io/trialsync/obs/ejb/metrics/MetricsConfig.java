package io.trialsync.obs.ejb.metrics;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The settings of the metrics; {@code liberty/server.env.example} explains each. */
@Dependent
public class MetricsConfig {

  @Inject
  @ConfigProperty(name = "obs.service", defaultValue = "obs")
  String service;

  @Inject
  @ConfigProperty(name = "obs.metrics.enabled", defaultValue = "true")
  boolean enabled;

  /** Jobs, over all tenants, that have series of their own. */
  @Inject
  @ConfigProperty(name = "obs.max.jobs", defaultValue = "10000")
  int maxJobs;

  /** Tables of one job that have series of their own. */
  @Inject
  @ConfigProperty(name = "obs.tables.per.job", defaultValue = "200")
  int tablesPerJob;

  @Inject
  @ConfigProperty(name = "obs.db.writers", defaultValue = "8")
  int writers;

  @Inject
  @ConfigProperty(name = "obs.db.readers", defaultValue = "8")
  int readers;

  /** Whether {@code /metrics} is served at all. */
  public boolean enabled() {
    return enabled;
  }
}
