package io.trialsync.obs.web.run;

import java.util.UUID;

/**
 * What became of a ping.
 *
 * @param runId run that the ping was counted for; give it to the ping that ends the run
 */
public record PingAnswer(String jobId, UUID runId, String event) {}
