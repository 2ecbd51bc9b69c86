package io.trialsync.obs.persistence.planted;

import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Planted: persistence that reads a setting. */
public class PlantedServiceCaller {
  @ConfigProperty(name = "planted")
  public String setting;
}
