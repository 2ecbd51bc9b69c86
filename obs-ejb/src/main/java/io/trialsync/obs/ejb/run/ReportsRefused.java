package io.trialsync.obs.ejb.run;

/** Announced when reports were refused that may never come again: we could not take them. */
public record ReportsRefused(String tenantId) {}
