package io.trialsync.obs.persistence.planted;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;

/** Planted: an entity for others to misuse. */
@Entity
public class PlantedEntity {
  @Id public long id;
}
