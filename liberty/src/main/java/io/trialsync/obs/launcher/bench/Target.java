package io.trialsync.obs.launcher.bench;

import io.trialsync.obs.launcher.client.ServerAddress;

/** A server that is measured, and the token that it takes. */
record Target(ServerAddress address, String token) {}
