package io.trialsync.obs.ejb.platform;

import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;

/** Gives the stores of the floor below their entity manager: that of the caller's transaction. */
@Dependent
class EntityManagerProducer {

  @Produces
  @PersistenceContext(unitName = "obs")
  EntityManager writer;
}
