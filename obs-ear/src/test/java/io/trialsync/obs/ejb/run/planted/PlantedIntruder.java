package io.trialsync.obs.ejb.run.planted;

import io.trialsync.obs.ejb.job.ThresholdKey;

/**
 * Planted: the room run that imports another one. One that does not lead back to run: ArchUnit then
 * tells of that cycle instead of the one that is planted.
 */
public class PlantedIntruder {
  ThresholdKey[] keys = ThresholdKey.values();
}
