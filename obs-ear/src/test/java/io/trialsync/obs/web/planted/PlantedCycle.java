package io.trialsync.obs.web.planted;

import io.trialsync.obs.web.second.planted.PlantedCounterpart;

/** Planted: one half of a cycle between two rooms. */
public class PlantedCycle {
  PlantedCounterpart counterpart;
}
