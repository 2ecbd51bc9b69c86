package io.trialsync.obs.launcher.bench;

import io.trialsync.obs.launcher.client.ServerAddress;
import java.util.List;
import java.util.function.Supplier;

/**
 * One kind of conversation that a measurement holds on connections of its own; several side by side
 * show what they cost each other.
 *
 * @param rate requests per second over all connections, 0 for as fast as answers come
 * @param conversations makes one for each connection
 */
record Load(
    String name,
    ServerAddress address,
    List<String> kinds,
    int connections,
    int rate,
    Supplier<Conversation> conversations) {}
