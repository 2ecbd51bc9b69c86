package io.trialsync.obs.web.alerting;

/**
 * What Alertmanager is told, which looks at the status only.
 *
 * @param sent always true; failures are problems
 */
public record TeamsAnswer(boolean sent) {}
