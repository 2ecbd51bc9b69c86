package io.trialsync.obs.server;

import java.io.IOException;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Ports for the servers of tests: none twice, and none that the system gives to a caller while a
 * server is still on its way to it. Linux gives callers those from 32768 on.
 */
public final class FreePorts {
  private static final int FIRST = 15_000;
  private static final int COUNT = 17_000;

  /** Somewhere, since tests of another checkout may run on the same machine. */
  private static final AtomicInteger NEXT =
      new AtomicInteger(ThreadLocalRandom.current().nextInt(COUNT));

  private FreePorts() {}

  /** A port that nobody listens on now, and that no other test is told of. */
  public static int next() {
    for (int tried = 0; tried < COUNT; tried++) {
      int port = FIRST + NEXT.getAndIncrement() % COUNT;
      if (isFree(port)) {
        return port;
      }
    }
    throw new IllegalStateException("This machine has no free port.");
  }

  private static boolean isFree(int port) {
    try (ServerSocket socket = new ServerSocket(port)) {
      return socket.isBound();
    } catch (IOException taken) {
      return false;
    }
  }
}
