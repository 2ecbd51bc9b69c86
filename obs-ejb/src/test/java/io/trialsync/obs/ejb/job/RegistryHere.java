package io.trialsync.obs.ejb.job;

import io.trialsync.obs.ejb.audit.WrittenChanges;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.util.List;

/** A registry of jobs outside of a server, which writes its changes into the trail. */
public final class RegistryHere {
  /** As many jobs as a tenant may have here. */
  public static final int MOST_JOBS = 60;

  private RegistryHere() {}

  /** On the entities of a test. */
  public static JobRegistry of(EntityManager entities, Clock clock, SettingsCondition... rules) {
    var registry = new JobRegistry();
    registry.entities = entities;
    registry.changes = new WrittenChanges(entities, clock);
    registry.tunables = new Listed<>(List.of());
    registry.conditions = new Listed<>(List.of(rules));
    registry.mostJobs = MOST_JOBS;
    return registry;
  }
}
