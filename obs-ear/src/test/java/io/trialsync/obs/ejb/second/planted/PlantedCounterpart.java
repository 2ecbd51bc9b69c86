package io.trialsync.obs.ejb.second.planted;

import io.trialsync.obs.ejb.planted.PlantedCycle;

/** Planted: the other half of the cycle. */
public class PlantedCounterpart {
  PlantedCycle cycle;
}
