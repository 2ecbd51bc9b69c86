package io.trialsync.obs.ejb.audit;

/**
 * Who makes a change: the program that calls, and the issuer that vouches for it. Nothing else of a
 * token is ever written down.
 */
public record Author(String issuer, String clientId) {}
