package io.trialsync.obs.ejb.planted;

import io.trialsync.obs.ejb.second.planted.PlantedCounterpart;

/** Planted: one half of a cycle between two rooms. */
public class PlantedCycle {
  PlantedCounterpart counterpart;
}
