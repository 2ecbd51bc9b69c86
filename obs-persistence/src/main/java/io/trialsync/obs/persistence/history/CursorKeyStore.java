package io.trialsync.obs.persistence.history;

import jakarta.persistence.EntityManager;

/** Knows by what the servers of this database sign cursors. */
public final class CursorKeyStore {
  private final EntityManager entities;

  public CursorKeyStore(EntityManager entities) {
    this.entities = entities;
  }

  /** The one secret, made by the migration. */
  public String secret() {
    return (String)
        entities.createNativeQuery("select secret from cursor_key", String.class).getSingleResult();
  }
}
