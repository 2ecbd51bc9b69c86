package io.trialsync.obs.ejb.run.planted;

import io.trialsync.obs.ejb.metrics.MetricNames;

/** Planted: the room run that imports another one. */
public class PlantedIntruder {
  MetricNames metric = MetricNames.JOBS_TOTAL;
}
