package io.trialsync.obs.ejb.planted;

import io.trialsync.obs.persistence.planted.PlantedEntity;
import java.util.List;

/** Planted: a service that hands entities out. */
public class PlantedEntityGiver {
  public List<PlantedEntity> all() {
    return List.of();
  }
}
