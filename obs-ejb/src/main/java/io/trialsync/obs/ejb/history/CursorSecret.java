package io.trialsync.obs.ejb.history;

import io.trialsync.obs.persistence.history.CursorKeyStore;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import org.jspecify.annotations.Nullable;

/**
 * Keeps by what cursors are signed: read once from the database, where all servers find the same.
 */
@ApplicationScoped
public class CursorSecret {
  private volatile @Nullable String known;

  String of(EntityManager entities) {
    String secret = known;
    if (secret == null) {
      secret = new CursorKeyStore(entities).secret();
      known = secret;
    }
    return secret;
  }
}
