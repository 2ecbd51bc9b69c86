package io.trialsync.obs.web.planted;

import io.trialsync.obs.persistence.planted.PlantedEntity;

/** Planted: a door that reads an entity. */
public class PlantedEntityReader {
  long id(PlantedEntity entity) {
    return entity.id;
  }
}
