package io.trialsync.obs.persistence.planted;

import io.trialsync.obs.persistence.second.planted.PlantedCounterpart;

/** Planted: one half of a cycle between two rooms. */
public class PlantedCycle {
  PlantedCounterpart counterpart;
}
