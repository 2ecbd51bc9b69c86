package io.trialsync.obs.web.second.planted;

import io.trialsync.obs.web.planted.PlantedCycle;

/** Planted: the other half of the cycle. */
public class PlantedCounterpart {
  PlantedCycle cycle;
}
