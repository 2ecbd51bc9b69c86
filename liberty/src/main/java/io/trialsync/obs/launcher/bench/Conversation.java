package io.trialsync.obs.launcher.bench;

/** What one connection says: the next request, made when the answer before it has come. */
interface Conversation {

  /** The next request; its bytes stay as they are until the next call. */
  Request next();

  /** Hears of each answer, with the request that it belongs to. */
  default void answered(Request request, int status) {}

  /**
   * A request ready to be sent.
   *
   * @param kind index of the kind in the report
   * @param bytes head and body
   */
  record Request(int kind, byte[] bytes) {}
}
