package io.trialsync.obs.web.security;

import io.trialsync.obs.ejb.log.LogContext;
import jakarta.enterprise.context.RequestScoped;
import org.jspecify.annotations.Nullable;

/** Who makes the current request: the only source of the tenant that a request may see. */
@RequestScoped
public class Caller {

  private @Nullable AccessToken token;

  /** The tenant whose jobs the caller may report and read. */
  public String tenantId() {
    return token().tenantId();
  }

  /** The program that calls, as the issuer names it. */
  public String clientId() {
    return token().clientId();
  }

  /** The issuer that vouches for the caller; client ids are unique per issuer only. */
  public String issuer() {
    return token().getIssuer();
  }

  void identifyBy(AccessToken verified) {
    token = verified;
    LogContext.tenant(verified.tenantId());
  }

  private AccessToken token() {
    if (token == null) {
      throw new IllegalStateException("A route that is open to all has no caller.");
    }
    return token;
  }
}
