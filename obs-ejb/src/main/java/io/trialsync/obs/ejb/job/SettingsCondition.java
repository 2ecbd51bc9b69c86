package io.trialsync.obs.ejb.job;

import java.util.Optional;

/**
 * What another room knows of settings that make sense by themselves, such as that a schedule never
 * comes; a class that implements it is found.
 */
public interface SettingsCondition {

  /** One sentence for the caller where the settings cannot work. */
  Optional<String> complaint(JobSettings settings);
}
