package io.trialsync.obs.persistence.second.planted;

import io.trialsync.obs.persistence.planted.PlantedCycle;

/** Planted: the other half of the cycle. */
public class PlantedCounterpart {
  PlantedCycle cycle;
}
