package io.trialsync.obs.launcher.faults;

/**
 * A time with a beginning and an end, of {@code System.nanoTime()}.
 *
 * @param from first moment
 * @param until last moment
 */
record Span(long from, long until) {

  /** Whether the look began and ended inside. */
  boolean contains(Look look) {
    return look.asked() >= from && look.answered() <= until;
  }

  /** Whether the look was under way at any moment of it. */
  boolean touches(Look look) {
    return look.answered() >= from && look.asked() <= until;
  }
}
