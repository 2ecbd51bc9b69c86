package io.trialsync.obs.web.security;

import java.util.List;

/**
 * Somebody whose tokens are accepted: its name, how it signs, for whom its tokens must be meant,
 * and in which claims it puts scopes and the tenant.
 */
record Issuer(
    String name,
    SignatureCheck signature,
    List<String> audiences,
    List<String> scopeClaims,
    String tenantClaim) {}
