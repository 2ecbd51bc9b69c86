package io.trialsync.obs.web.security;

import jakarta.enterprise.context.RequestScoped;

/** Who sent the request; stands here only until the real one is merged. */
@RequestScoped
public class Caller {

  /** The tenant that the token names. */
  public String tenantId() {
    throw new UnsupportedOperationException();
  }
}
