package io.trialsync.obs.web.security;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Somebody whose tokens are accepted: its name, how it signs, for whom its tokens must be meant,
 * and in which claims it puts scopes and the tenant.
 */
record Issuer(
    String name,
    SignatureCheck signature,
    List<String> audiences,
    List<String> scopeClaims,
    String tenantClaim) {

  /** Whether that audience is this server; a token can hold anything there, even null. */
  boolean isMeantBy(@Nullable String audience) {
    return audience != null && audiences.contains(audience);
  }
}
