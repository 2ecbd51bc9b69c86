package io.trialsync.obs.web.security;

import jakarta.ws.rs.core.SecurityContext;
import java.security.Principal;

/** Shows resources the verified token as the principal, and its scopes as roles. */
record TokenSecurity(AccessToken token, SecurityContext transport) implements SecurityContext {

  @Override
  public Principal getUserPrincipal() {
    return token;
  }

  @Override
  public boolean isUserInRole(String scope) {
    return token.hasScope(scope);
  }

  @Override
  public boolean isSecure() {
    return transport.isSecure();
  }

  @Override
  public String getAuthenticationScheme() {
    return "Bearer";
  }
}
