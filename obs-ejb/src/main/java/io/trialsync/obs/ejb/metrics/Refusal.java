package io.trialsync.obs.ejb.metrics;

import java.util.Locale;

/**
 * Why a request was refused for who asked or how often: a closed list, so that no name of a caller
 * can become a label.
 */
public enum Refusal {
  NO_TOKEN,
  BAD_TOKEN,
  /** Too many bad tokens from one address, so this one was not looked at. */
  BAD_TOKEN_RATE,
  MISSING_SCOPE,
  TENANT_DISABLED,
  /** A new job or table would be more than the tenant may have. */
  TENANT_LIMIT,
  /** A route that does not say who may call it. */
  CLOSED_ROUTE,
  TOKEN_RATE,
  CLIENT_RATE,
  REPORT_RATE;

  String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
