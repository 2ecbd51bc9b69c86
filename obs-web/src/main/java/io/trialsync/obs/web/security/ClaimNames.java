package io.trialsync.obs.web.security;

import java.util.List;

/**
 * In which claims an issuer writes what; a name is a claim or a path of names with dots.
 *
 * @param scopes all of them are looked at, and what they hold is put together
 * @param tenantRequired whether a token without the tenant's claim is refused instead of belonging
 *     to the only tenant of a simple installation
 * @param clients the first that the token has names the program that holds it
 */
record ClaimNames(
    List<String> scopes, String tenant, boolean tenantRequired, List<String> clients) {}
